"""A small OpenID Connect provider on this machine: whoever asks is one person."""

import http.server
import json
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID = "nightledger"


class Provider(http.server.ThreadingHTTPServer):
    """Serves discovery, authorisation, token and keys; `person` is who logs in."""

    def __init__(self, person: dict[str, object]) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.person = person
        self.key = RSAKey.generate_key(2048, {"kid": "k", "use": "sig"})
        self.nonces: dict[str, str] = {}

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def signed_identity(self, nonce: str) -> str:
        """Return the ID token that the provider signs."""
        now = int(time.time())
        claims = {
            **{"iss": self.issuer, "aud": CLIENT_ID, "sub": "1", "nonce": nonce},
            **{"iat": now, "exp": now + 600},
            **self.person,
        }
        return jwt.encode({"alg": "RS256", "kid": "k"}, claims, self.key)


class Answers(http.server.BaseHTTPRequestHandler):
    """The four addresses that a client of OpenID Connect asks."""

    server: Provider

    def do_GET(self) -> None:
        """Discovery, keys, and the authorisation that asks nobody anything."""
        address = urllib.parse.urlsplit(self.path)
        if address.path == "/.well-known/openid-configuration":
            issuer = self.server.issuer
            self.answer(
                {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "jwks_uri": f"{issuer}/keys",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif address.path == "/keys":
            self.answer({"keys": [self.server.key.as_dict(private=False)]})
        else:
            asked = dict(urllib.parse.parse_qsl(address.query))
            code = f"code-{len(self.server.nonces)}"
            self.server.nonces[code] = asked["nonce"]
            back = urllib.parse.urlencode({"code": code, "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()

    def do_POST(self) -> None:
        """The code against the signed identity."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        code = dict(urllib.parse.parse_qsl(body))["code"]
        self.answer(
            {
                **{"access_token": "none", "token_type": "Bearer", "expires_in": 600},
                "id_token": self.server.signed_identity(self.server.nonces[code]),
            }
        )

    def answer(self, content: dict[str, object]) -> None:
        """Send JSON."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_arguments: object) -> None:
        """Keep the test's output to the test."""


@contextmanager
def provider_of(person: dict[str, object]) -> Iterator[Provider]:
    """Run the provider while the block runs."""
    with Provider(person) as provider:
        threading.Thread(target=provider.serve_forever, daemon=True).start()
        yield provider
        provider.shutdown()
