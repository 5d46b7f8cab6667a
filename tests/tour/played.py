"""The scenario tour: every member's vault made and filled, every plan on paper, then the windows on those vaults."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from companion.clock import Clock, SystemClock
from companion.domain.person import Person
from companion.domain.plan import is_under_19
from companion.errors import Code, KnownError
from companion.paths import home_in
from companion.services.scenario.member_vault import PlayingClock, make_member_vault
from companion.services.scenario.parts import MemberPart, Scenario
from companion.services.scenario.playing import PlayedPerson
from companion.services.scenario.reading import read_scenario
from companion.services.session import Session
from companion.services.vaults.vaults import lock_vault, verify_vault
from companion.vault.rows import get_record
from tests.tour.carriers import SHARE, carrier_of
from tests.tour.folder import TourFolder, file_name
from tests.tour.looks import Visit, take_pictures
from tests.tour.paper import print_kit, print_plan
from tests.tour.shared_looks import find_shared
from tests.tour.sharing import SECONDS, Sharer, search_carrier, share_in_rough_weather
from tests.workshop.progress import say


def play_tour(
    file: Path, out: Path, *, carrier: str | None = None, weather: float = SECONDS, pictures: bool = True
) -> dict[str, Any]:
    """Play the scenario in `file`, leave everything in `out` and return the report.

    With a `carrier` (folder or hub) the members then share through it what was agreed, so many seconds in rough
    `weather`, and after that until all has arrived. Nothing is begun before the
    whole file has been read and checked. Raises KnownError as the deeds do.
    """
    scenario = read_scenario(file, today=SystemClock().today())
    with TourFolder(out) as folder:
        player = _Player(folder, scenario)
        for member in scenario.members:
            player.play(member)
        shared = None if carrier is None else _share(carrier, weather, folder, player, scenario)
        taken: list[str] = []
        if pictures:
            with folder.step("Pictures of the windows"):
                taken = take_pictures(folder.screens, player.clock, player.visits(carrier is not None))
        report = {
            "tour": "scenario",
            "scenario": {
                "file": file.name,
                "title": scenario.title,
                "today": scenario.today.isoformat(),
            },
            "members": player.members,
            "people": player.people,
            "recorded": dict(player.recorded),
            "refused": [one for person in player.people for one in person["refused"]],
            "pictures": taken,
        }
        folder.finish(report if shared is None else report | {"shared": shared})
    return report


def _share(
    kind: str, weather: float, folder: TourFolder, player: _Player, scenario: Scenario
) -> dict[str, Any]:
    with (
        folder.step(f"Sharing through a {kind}, in rough weather"),
        carrier_of(kind, folder.carrier) as place,
    ):
        kept = folder.out / folder.carrier.name
        came = share_in_rough_weather(
            place, scenario, player.sharers, player.clock, kept, folder.scratch, seconds=weather
        )
    arrived, stayed = came["summaries_arrived"], len(came["not_shared"])
    say(f"  {arrived} summaries arrived. {stayed} conversations stayed where they are: report.json says why.")
    with folder.step("Searching all that was carried for words of the scenario"):
        return {"carrier": kind, **came, **search_carrier(folder.carrier, scenario)}


class _Player:
    """Plays one member after another and gathers what the report says."""

    def __init__(self, folder: TourFolder, scenario: Scenario) -> None:
        self.clock: Clock = PlayingClock(SystemClock(), scenario.today)
        self.members: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []
        self.recorded: Counter[str] = Counter()
        self.sharers: list[Sharer] = []
        self._played: list[tuple[str, tuple[PlayedPerson, ...]]] = []
        self._folder = folder
        self._scenario = scenario
        self._member_names: set[str] = set()
        self._paper_names: set[str] = set()

    def play(self, member: MemberPart) -> None:
        name = file_name(member.name, self._member_names)
        # No label: about.json stays readable for whoever has the disk, so it gets no word of the scenario.
        with self._folder.step(f"Vault of {member.name}"):
            home = home_in(self._folder.vaults / name)
            made = make_member_vault(home, self.clock, None, self._scenario, member, label="")
        session = made.created.session
        try:
            with self._folder.step(f"Papers of {member.name}"):
                print_kit(made.created.recovery_code, member.name, session, self._folder.paper, name)
                for person in made.people:
                    self.people.append(self._person(session, person, member))
            if not verify_vault(session).whole:
                raise KnownError(Code.VAULT_DAMAGED, path=str(home.data))
        finally:
            lock_vault(session)
        self.members.append(
            {
                "name": member.name,
                "organisation": str(member.values.get("organisation", "")),
                "role": str(member.values.get("role", "worker")),
                "vault": f"vaults/{name}",
                "profile": session.profile,
                "people": len(made.people),
            }
        )
        self.sharers.append(Sharer(part=member, home=home.data))
        self._played.append((name, made.people))

    def visits(self, shared: bool) -> list[Visit]:
        """What the windows are opened on: copies of the vaults as they are now, and of the folder they share."""
        share = None
        if shared and (self._folder.carrier / SHARE).is_dir():
            share = self._window_copy(self._folder.carrier / SHARE)
        return [
            self._visit(sharer, name, people, share, shared)
            for sharer, (name, people) in zip(self.sharers, self._played, strict=True)
        ]

    def _visit(
        self, sharer: Sharer, name: str, people: tuple[PlayedPerson, ...], share: Path | None, shared: bool
    ) -> Visit:
        home, passphrase = home_in(self._window_copy(sharer.home)), sharer.part.passphrase
        found = find_shared(home, passphrase, self.clock, share) if shared else None
        return Visit(name=name, home=home, passphrase=passphrase, people=people, shared=found)

    def _window_copy(self, folder: Path) -> Path:
        """A copy for the windows: looking about leaves traces, and vaults/ and carrier/ are what was played."""
        aside = self._folder.scratch / "windows" / folder.name
        shutil.copytree(folder, aside)
        return aside

    def _person(self, session: Session, played: PlayedPerson, member: MemberPart) -> dict[str, Any]:
        person = get_record(session.vault, Person, played.id)
        name = file_name(person.name, self._paper_names)
        plan = print_plan(session, played.id, self._folder.paper, name)
        counts = {kind: len(ids) for kind, ids in sorted(played.records.items())}
        self.recorded.update(counts)
        return {
            "name": person.name,
            "id": played.id,
            "member": member.name,
            "nation": person.nation.value if person.nation else None,
            "under_19": is_under_19(person.born_on, session.clock.today()),
            "recorded": counts,
            "ids": {kind: list(ids) for kind, ids in sorted(played.records.items())},
            "papers": sorted(
                f"paper/{one.name}"
                for one in self._folder.paper.glob("*")
                if one.name.startswith(f"{name}-plan")
            ),
            "plan": {
                "id": plan.plan,
                "style": plan.style,
                "language_asked": plan.language_asked,
                "language_printed": plan.language_printed,
                "hopes_left_out_of_card": plan.hopes_left_out_of_card,
            },
            "crisis_contacts": list(plan.contacts),
            "refused": [{"person": person.name, **one} for one in plan.refused],
        }
