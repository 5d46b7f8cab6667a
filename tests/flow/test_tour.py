"""From a scenario, or from nothing but keys and clicks, to a plan on paper and a vault that gives nothing away."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from filelock import FileLock

from companion.clock import SystemClock
from companion.paths import home_in
from companion.services.record.people import list_people
from companion.services.supervision.supervision import see_inbox, see_summary
from companion.services.sync.places import see_places
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import lock_vault, verify_vault
from tests.companion.disguises import Search
from tests.flow.touring import files_in, report_of, run_tour
from tests.tour.__main__ import main
from tests.tour.folder import file_name

PASSPHRASES = ("thimble orbit cardigan", "short")
# Each stands in one field only, and nowhere in the program.
WORDS = (
    "Qaxilda", "Brombolt", "Ulvenspruce", "Feldomar", "Yttrimoss", "Garnipole", "Wixenham", "Oskarabel",
    "Pilchundra", "Zephkettle", "Dromoweave", "Hulterbeck", "Skarnivel", "Moxplumier", "Tirrabrand",
    "Vandelquirk", "Jossimere", "Krellbaston", "Nubwickle", "Lorrimex", "Ebbetzarn", "Coppinwhit",
)  # fmt: skip
SCENARIO = """
title = "Ebbetzarn"
today = 2026-03-02
[[members]]
name = "Qaxilda Brombolt"
organisation = "Ulvenspruce"
role = "worker"
contact = "Feldomar"
passphrase = "thimble orbit cardigan"
[[members]]
name = "Yttrimoss"
role = "supervisor"
passphrase = "short"
[[people]]
name = "Garnipole"
full_name = "Wixenham"
born_on = 2010-01-01
nation = "Scotland"
about_me = "Oskarabel"
ways = [{ kind = "phone", value = "Pilchundra" }]
[[people.introductions]]
what_brought_them = "Zephkettle"
received_on = "-16 days"
[[people.consents]]
recipient = "Coppinwhit"
answer = "yes"
recipient_kind = "service"
[[people.consents]]
recipient = "Yttrimoss"
answer = "yes"
topics_excluded = ["money"]
[[people.conversations]]
place = "Dromoweave"
state = "agreed"
[[people.conversations.passages]]
text = "Hulterbeck"
keep = "private"
[[people.conversations.passages]]
text = "Then said Skarnivel: żółć"
keep = "can be shared"
[[people.strengths]]
text = "Moxplumier"
from_passage = "Skarnivel"
[[people.hopes]]
text = "Tirrabrand"
smallest_step = "Vandelquirk"
[[people.actions]]
text = "Jossimere"
for = "Tirrabrand"
by_when = "+7"
[[people.network]]
name = "Krellbaston"
brings = "Nubwickle"
[people.plan]
what_matters = "Lorrimex"
show_service = true
[[people]]
name = "Ann"
worker = "Yttrimoss"
nation = "Wales"
language = "Polish"
hopes = ["To see the sea"]
plan = { language = "Polish" }
[[people.conversations]]
place = "Brindlequay"
"""
ON_PAPER = ("Garnipole", "Moxplumier", "Tirrabrand", "Vandelquirk", "Jossimere", "Krellbaston", "Lorrimex")
NOT_ON_PAPER = ("Hulterbeck", "Skarnivel", "Wixenham", "Oskarabel", "Pilchundra", "Zephkettle", "Dromoweave")


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """What a whole tour of SCENARIO left, pictures and all: made once, whoever of the parallel workers is first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "tour"
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "making"):
        if not (folder / "out" / "report.json").is_file():
            file = folder / "team.toml"
            file.write_text(SCENARIO, "utf-8")
            shared = ("--carrier", "folder", "--weather", "2")
            done = run_tour("--scenario", str(file), "--out", str(folder / "out"), *shared)
            assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.mark.timeout(300)
def test_no_word_of_a_scenario_can_be_found_in_its_vaults(played: Path) -> None:
    held = {file: file.read_bytes() for file in files_in(played / "vaults")}
    names = {file.name for file in held}
    assert {"vault.db", "keybag", "about.json"} <= names
    assert not {name for name in names if name.endswith(("-wal", "-journal", "-shm", ".new"))}
    words = Search((*WORDS, *PASSPHRASES, "żółć"))
    assert [(file.name, word) for file, data in held.items() for word in words.found_in(data)] == []


@pytest.mark.timeout(300)
def test_a_search_for_words_would_find_them(played: Path) -> None:
    """The search above can fail: the same words stand on paper and are found there."""
    data = (played / "paper" / "Garnipole-plan.txt").read_bytes()
    assert Search(WORDS).found_in(data) >= set(ON_PAPER)


@pytest.mark.timeout(300)
def test_no_passphrase_is_anywhere(played: Path) -> None:
    for file in files_in(played):
        data = file.read_bytes()
        assert b"thimble orbit" not in data, file.name
    assert "passphrase" not in json.dumps(report_of(played)).lower()


@pytest.mark.timeout(300)
def test_the_plan_holds_the_words_of_the_person_and_the_numbers_of_their_nation(played: Path) -> None:
    paper = played / "paper"
    texts = [(paper / f"Garnipole-plan.{ending}").read_text("utf-8") for ending in ("txt", "html")]
    for style in ("", "-standard", "-large"):
        with pypdfium2.PdfDocument(paper / f"Garnipole-plan{style}.pdf") as pdf:
            texts.append(" ".join(page.get_textpage().get_text_range() for page in pdf))
    for text in texts:
        flat = " ".join(text.split())
        assert all(word in flat for word in ON_PAPER)
        assert not any(word in flat for word in NOT_ON_PAPER)
        for number in ("999", "116 123", "0800 83 85 87", "0800 1111"):
            assert number in flat
        assert "0800 132 737" not in flat
    assert "0800 132 737" in (paper / "Ann-plan.txt").read_text("utf-8")


@pytest.mark.timeout(300)
def test_the_vaults_open_with_the_passphrases_of_the_file(played: Path) -> None:
    for member, passphrase, name in (
        ("Qaxilda-Brombolt", PASSPHRASES[0], "Garnipole"),
        ("Yttrimoss", PASSPHRASES[1], "Ann"),
    ):
        home = home_in(played / "vaults" / member)
        (about,) = list_vaults(home)
        door = Door(home=home, clock=SystemClock(), keychain=None, profile=about.profile)
        session = unlock_vault(door, passphrase).session
        assert [one.name for one in list_people(session)] == [name]
        assert session.made_up
        assert verify_vault(session).whole
        lock_vault(session)


@pytest.mark.timeout(300)
def test_the_report_says_what_was_recorded_and_which_files_were_written(played: Path) -> None:
    report = report_of(played)
    assert report["scenario"] == {"file": "team.toml", "title": "Ebbetzarn", "today": "2026-03-02"}
    assert [one["vault"] for one in report["members"]] == ["vaults/Qaxilda-Brombolt", "vaults/Yttrimoss"]
    assert report["recorded"]["passage"] == 2
    first, ann = report["people"]
    assert first["under_19"] is True
    assert len(first["ids"]["passage"]) == first["recorded"]["passage"] == 2
    assert ann["plan"]["language_asked"] == "pl"
    assert ann["plan"]["language_printed"].startswith("en")
    written = {one["path"]: one["bytes"] for one in report["files"]}
    there = {one.relative_to(played).as_posix() for one in files_in(played)} - {"report.json"}
    assert set(written) == there
    assert all((played / path).stat().st_size == size for path, size in written.items())
    assert {"paper/Qaxilda-Brombolt-recovery-kit.pdf", *first["papers"]} <= there
    assert report["pictures"]
    assert {one["step"] for one in report["timings"]} >= {"everything", "Vault of Yttrimoss"}


@pytest.mark.timeout(300)
def test_what_was_shared_arrived_and_what_carried_it_gives_nothing_away(played: Path) -> None:
    shared = report_of(played)["shared"]
    assert shared["carrier"] == "folder"
    assert (shared["decisions_linked"], shared["summaries_arrived"], shared["answers_arrived"]) == (1, 1, 1)
    (draft,) = shared["not_shared"]
    assert (draft["member"], draft["why"]) == ("Yttrimoss", "draft")
    assert shared["found"] == [] and shared["texts_searched"] > len(WORDS)
    held = files_in(played / "carrier" / "share")
    assert len(held) > 3
    words = Search((*WORDS, *PASSPHRASES, "żółć"))
    assert [(file.name, word) for file in held for word in words.found_in(file.read_bytes())] == []


@pytest.mark.timeout(300)
def test_whoever_was_shared_with_finds_it_in_the_vault_that_is_left(played: Path) -> None:
    home = home_in(played / "vaults" / "Yttrimoss")
    (about,) = list_vaults(home)
    door = Door(home=home, clock=SystemClock(), keychain=None, profile=about.profile)
    session = unlock_vault(door, PASSPHRASES[1]).session
    try:
        (line,) = see_inbox(session).lines
        words = repr(see_summary(session, line.item))
        (place,) = see_places(session)
    finally:
        lock_vault(session)
    assert line.author_name == "Qaxilda Brombolt" and line.person_name == "Garnipole"
    assert "Skarnivel" in words and "Hulterbeck" not in words
    assert Path(place.where) == played / "carrier" / "share"


@pytest.mark.timeout(300)
def test_every_screen_of_sharing_has_its_pictures(played: Path) -> None:
    pictures = report_of(played)["pictures"]
    for member, screens in (
        ("Qaxilda-Brombolt", ("person-shared", "sharing", "inbox", "sending", "team")),
        ("Yttrimoss", ("inbox", "summary", "sending", "team")),
    ):
        taken = [one for one in pictures if one.startswith(member)]
        for screen in screens:
            for look in ("", "-dark", "-200"):
                assert any(one.endswith(f"-{screen}{look}.png") for one in taken), (screen, look)


def play(folder: Path, text: str) -> int:
    file = folder / "team.toml"
    file.write_text(text, "utf-8")
    return main(["--scenario", str(file), "--out", str(folder / "out"), "--no-pictures"])


SMALL = 'members = [{name = "A", passphrase = "b"}]\n'


def test_a_bad_scenario_is_refused_with_lines_and_nothing_is_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SMALL + '[[people]]\nname = "B"\nnation = "Scotlend"\nstrenghts = ["c"]\n'
    assert play(tmp_path, text) == 1
    said = capsys.readouterr().err
    assert "mistake in line 4" in said
    assert "line 4, column 1: people[1].nation: this value is not known; did you mean scotland?" in said
    assert "line 5, column 1: people[1].strenghts: there is no such key; did you mean strengths?" in said
    assert not (tmp_path / "out").exists()


def test_an_earlier_tour_stays_whole_when_the_next_one_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert play(tmp_path, SMALL + 'people = [{name = "B"}]\n') == 0
    before = {file: file.read_bytes() for file in files_in(tmp_path / "out")}
    assert play(tmp_path, "nonsense") == 1
    assert {file: file.read_bytes() for file in files_in(tmp_path / "out")} == before
    assert play(tmp_path, SMALL + 'people = [{name = "C"}]\n') == 0
    assert not (tmp_path / "out" / "paper" / "B-plan.txt").exists()
    assert (tmp_path / "out" / "paper" / "C-plan.txt").exists()


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scenario", str(tmp_path / "none.toml"), "--out", str(tmp_path / "out")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_folder_that_no_tour_made_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "out" / "paper" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    assert play(tmp_path, SMALL) == 1
    assert "no tour made" in capsys.readouterr().err
    assert [one.name for one in files_in(tmp_path / "out")] == ["mine.txt"]


def test_a_letter_that_cannot_be_printed_is_named_and_everything_else_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        SMALL + 'people = [{name = "B", hopes = ["\u0633\u0644\u0627\u0645"]}, {name = "C", hopes = ["d"]}]\n'
    )
    assert play(tmp_path, text) == 1
    assert "U+06" in capsys.readouterr().err
    paper = tmp_path / "out" / "paper"
    assert "\u0633\u0644\u0627\u0645" in (paper / "B-plan.txt").read_text("utf-8")
    assert not (paper / "B-plan.pdf").exists()
    assert (paper / "C-plan.pdf").exists()
    assert {one["code"] for one in report_of(tmp_path / "out")["refused"]} == {"glyph_missing"}


def test_names_become_file_names_that_every_system_takes() -> None:
    taken: set[str] = set()
    names = [file_name(one, taken) for one in ("Ann", "ann", "../x", "CON", "Ωλγα", "?", "a" * 300)]
    assert names == ["Ann", "ann-2", "x", "CON-", "Ωλγα", "unnamed", "a" * 60]
