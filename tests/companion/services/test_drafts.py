"""What is typed in a form that acts when it is pressed is kept field by field, until it is pressed or not wanted."""

from __future__ import annotations

from companion.services.drafts import DRAFT, drop_typed, keep_typed, list_typed
from tests.companion.vault_fixtures import open_test_session


def test_fields_are_kept_beside_each_other_and_forgotten_together(tmp_path):
    session = open_test_session(tmp_path)
    keep_typed(session, "policy", {"title": "Canal"})
    keep_typed(session, "policy", {"title": "Canal team", "years": "8"})
    changes = keep_typed(session, "roles 1", {"roles": "worker"})
    assert (changes.kinds, changes.steps) == ({DRAFT}, ())
    session.vault.close()
    session = open_test_session(tmp_path)
    assert list_typed(session) == {
        "policy": {"title": "Canal team", "years": "8"},
        "roles 1": {"roles": "worker"},
    }
    drop_typed(session, "policy")
    assert drop_typed(session, "policy").kinds == frozenset()
    assert list(list_typed(session)) == ["roles 1"]
    session.vault.close()
