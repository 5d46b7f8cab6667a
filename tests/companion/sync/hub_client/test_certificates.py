"""TLS: a certificate that the system does not trust is refused and said; one that it trusts is not."""

from __future__ import annotations

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from companion.clock import SystemClock
from companion.errors import Code, KnownError
from companion.sync.hub_client import HubCarrier
from companion.sync.hub_wire import CBOR, page_body
from companion.sync.wire import FROM_THE_START, Page
from tests.companion.sync.contract_team import ContractTeam
from tests.companion.sync.hub_client.wicked import answering, fixed

EMPTY = fixed(200, page_body(Page((), b"c", more=False, carrier_time=datetime.now(UTC))), content_type=CBOR)


def _certificate(folder: Path, *, address: str = "127.0.0.1", days: int = 2) -> tuple[Path, ssl.SSLContext]:
    """A certificate that nobody signed, for this address; good for so many days from yesterday."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made up")])
    begun = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begun - timedelta(days=1))
        .not_valid_after(begun + timedelta(days=days))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "hub.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return file, context


def _pulled(address: str) -> Code | None:
    carrier = HubCarrier(address, ContractTeam().fellows[0].credentials, SystemClock())
    try:
        carrier.pull(FROM_THE_START)
    except KnownError as error:
        return error.code
    return None


def test_a_certificate_nobody_trusts_is_refused(tmp_path: Path) -> None:
    _file, context = _certificate(tmp_path)
    with answering(EMPTY, context) as server:
        assert _pulled(server.address) is Code.CERTIFICATE_NOT_TRUSTED
        assert server.heard == []


# where the system's store is not a file, an organisation adds to it by other means
@pytest.mark.skipif(not ssl.get_default_verify_paths().openssl_cafile_env, reason="no store in a file")
@pytest.mark.parametrize(
    ("address", "days", "known"),
    [
        ("127.0.0.1", 2, None),
        ("127.0.0.2", 2, Code.CERTIFICATE_NOT_TRUSTED),  # another's
        ("127.0.0.1", 0, Code.CERTIFICATE_NOT_TRUSTED),  # over since yesterday
    ],
)
def test_a_certificate_that_the_system_trusts_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, days: int, known: Code | None
) -> None:
    file, context = _certificate(tmp_path, address=address, days=days)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with answering(EMPTY, context) as server:
        assert _pulled(server.address) is known


def test_a_server_that_speaks_no_tls_is_no_hub() -> None:
    with answering(EMPTY) as server:
        assert _pulled(server.address.replace("http:", "https:")) is Code.OTHER_ANSWER
