"""The code of a room, which is made of its lecturer's key: whoever has the key proves it anywhere.

So any process opens any room, and after a restart the same one again, with nothing stored.
"""

import base64
import hashlib
import hmac
import secrets
import unicodedata

# Without vowels that make words and letters that look like others from the last row.
LETTERS = "ACDEFGHJKMNPQRTUWXY34679"
LENGTH = 6
# What somebody reads in place of a letter that a code may have.
TAKEN_FOR = str.maketrans("O0V", "QQU")
MARK_BYTES = 9
# 10 ms: whoever sees a code would try 24**6 keys for another that fits, in three weeks of a core.
COST = {"n": 2**12, "r": 8, "p": 1}


def fresh_key() -> str:
    return secrets.token_urlsafe(18)


def code_of(key: str) -> str:
    found = int.from_bytes(hashlib.scrypt(key.encode(), salt=b"crossings-room", dklen=16, **COST))
    letters: list[str] = []
    for _ in range(LENGTH):
        found, letter = divmod(found, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)


def as_code(text: str) -> str:
    """As somebody types it; blank where no room can be meant."""
    plain = unicodedata.normalize("NFKC", text).upper()
    code = "".join(letter for letter in plain if letter.isalnum()).translate(TAKEN_FOR)
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def clicker_key(key: str) -> str:
    """For who may only step."""
    return _mark(key, "clicker")


def baton_key(key: str) -> str:
    """For one more lecturer; a room that is opened again after a restart knows it again."""
    return _signed(key, "baton")


def is_baton_key(key: str, handed: str) -> bool:
    return _is_signed(key, "baton", handed)


def fresh_token(key: str) -> str:
    """For a phone that joins: known again likewise, and made by nobody else."""
    return _signed(key, "phone")


def is_token(key: str, shown: str) -> bool:
    return _is_signed(key, "phone", shown)


def mark_of(key: str, scene: int, turn: int, token: str) -> str:
    """Whose answer to one question it is, without telling whose, nor that of any other question."""
    return _mark(key, f"{scene}/{turn}/{token}")


def same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _signed(key: str, what: str) -> str:
    own = secrets.token_urlsafe(MARK_BYTES)
    return f"{own}.{_mark(key, f'{what} {own}')}"


def _is_signed(key: str, what: str, shown: str) -> bool:
    own, _, mark = shown.partition(".")
    return same(mark, _mark(key, f"{what} {own}"))


def _mark(key: str, text: str) -> str:
    made = hmac.digest(key.encode(), text.encode(), "sha256")[:MARK_BYTES]
    return base64.urlsafe_b64encode(made).decode()
