"""`python -m tests.soak.fuzz [--seconds N]`: let a coverage-guided fuzzer try to break what reads bytes of strangers.

It begins with sound parcels and every forgery of the vectors, and keeps what reaches new lines of companion/crypto,
team and sync.
What it finds lies in out/fuzz afterwards; feed it to `--again FILE` to see it happen.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FINDINGS = ROOT / "out" / "fuzz"
INSTRUMENTED = ["companion.crypto", "companion.team", "companion.sync.contents"]
SECONDS = 600
SLOW_SECONDS = 5
MEGABYTES = 1024
LONGEST = 24_000
WORDS = (
    *("companion/parcel/v1", "companion/roster-entry/v1", "Signature1", "companion", "passages", "topics"),
    *("consent", "override", "member", "team", "worker", "supervisor", "administrator", "folder", "hub"),
)


def main() -> int:
    """Fuzz for a while; returns 0 when nothing was found."""
    parser = argparse.ArgumentParser(prog="dev.py soak fuzz")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="how long (600)")
    parser.add_argument("--again", type=Path, metavar="FILE", help="only this input")
    parser.add_argument("--inside", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("The fuzzer (atheris) is made for Linux and Python 3.11 to 3.13; it is not here.")
        return 1
    if asked.inside is not None:
        _fuzz(asked.inside)
    FINDINGS.mkdir(parents=True, exist_ok=True)
    if asked.again:
        return subprocess.run(_command([str(asked.again)]), cwd=ROOT, check=False).returncode
    return _watch(asked.seconds)


def _command(words: list[str]) -> list[str]:
    return [sys.executable, "-m", "tests.soak.fuzz", "--inside", *words]


def _watch(seconds: int) -> int:
    """Run the fuzzer as a program of its own, and tell what it did."""
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        corpus.mkdir()
        words = Path(name) / "words"
        words.write_text("".join(f'"{word}"\n' for word in WORDS), "ascii")
        command = _command(
            [
                *(str(corpus), f"-max_total_time={seconds}", f"-dict={words}", f"-max_len={LONGEST}"),
                *(f"-timeout={SLOW_SECONDS}", f"-rss_limit_mb={MEGABYTES}", "-print_final_stats=1"),
                *(f"-artifact_prefix={FINDINGS}/", "-len_control=20"),
            ]
        )
        print(f"Fuzzing for {seconds} s ...", flush=True)
        run = subprocess.run(
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        said = run.stdout
        kept = len(list(corpus.iterdir()))
    tried = re.search(r"number_of_executed_units: (\d+)", said)
    reached = re.findall(r"cov: (\d+)", said)
    print(
        f"{tried[1] if tried else '?'} tries, {reached[-1] if reached else '?'} places reached, {kept} inputs kept."
    )
    if run.returncode:
        print(said[-6000:])
        print(f"Something was found: look into {FINDINGS.relative_to(ROOT)}.")
    return 1 if run.returncode else 0


def _fuzz(words: list[str]) -> None:
    """Inside the program of its own: it ends here, one way or the other."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=INSTRUMENTED):
        layers = importlib.import_module("tests.soak.layers")
    mutating = importlib.import_module("tests.soak.mutating")

    def one(data: bytes) -> None:
        if data:
            layers.feed(layers.LAYERS[data[0] % len(layers.LAYERS)], data[1:])

    def change(data: bytes, most: int, seed: int) -> bytes:
        changed = mutating.mutated(bytes(data), seed, lambda raw: bytes(atheris.Mutate(raw, most)))
        return bytes(changed[:most])

    corpus = next((Path(word) for word in words if Path(word).is_dir()), None)
    for number, (layer, data) in enumerate(layers.seeds() if corpus else []):
        assert corpus is not None
        corpus.joinpath(f"seed-{number}").write_bytes(bytes([layers.LAYERS.index(layer)]) + data)
    atheris.Setup([sys.argv[0], *words], one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
