"""Unlocking at full size: what comes after the key derivation, up to a home that can be shown."""

from tests.bench.corpus import PASSPHRASE
from tests.bench.measure import Row, seconds, within
from tests.bench.workplace import Workplace

LIMIT_MS = 200


def measure(place: Workplace) -> list[Row]:
    """The key derivation is the price of a passphrase and goes before the clock starts."""
    from companion.services.record.home import see_home
    from companion.services.vaults.unlocking import stretch_passphrase, unlock_stretched
    from companion.services.vaults.vaults import lock_vault

    place.lock()
    derivations: list[float] = []

    def once() -> float:
        stretched = []
        derivations.append(seconds(lambda: stretched.append(stretch_passphrase(place.door, PASSPHRASE))))
        opened = []

        def work() -> None:
            opened.append(unlock_stretched(place.door, stretched[0]))
            see_home(opened[0].session)

        taken = seconds(work)
        lock_vault(opened[0].session)
        return taken

    row = within("unlock to home, beyond the key", once, LIMIT_MS)
    derivation = sorted(derivations)[len(derivations) // 2] * 1000
    return [Row(**(row.__dict__ | {"note": f"the key derivation takes {derivation:.0f} ms"}))]
