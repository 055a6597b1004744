"""How a name sounds: Hangul in Latin letters, and which Latin spellings are one to a Korean ear.

What is searched for is told by it, whichever romanisation wrote it; a file says in it what no
font has.
"""

import re

from typing_extensions import TypedDict

from geodata.subject import Subject

LEADS = tuple("g kk n d tt r m b pp s ss  j jj ch k t p h".split(" "))
VOWELS = tuple("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" "))
TAILS = tuple(" k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" "))
FIRST, LAST = "\uac00", "\ud7a3"
HANGUL = re.compile(f"[{FIRST}-{LAST}]")
# One after the other, in a word of small letters without accents: Jong-eun, Jong-un, Chong-un.
ALIKE = (
    ("^(lee|yi|rhee|ri|li)$", "i"),
    ("ck", "k"),
    ("eo", "o"),
    ("eu", "u"),
    ("ae|oe", "e"),
    ("ou", "u"),
    ("oo", "u"),
    ("th", "t"),
    ("ch", "j"),
    ("sh", "s"),
    ("ph", "p"),
    ("r(?=[^aeiouy]|$)", ""),
    ("k", "g"),
    ("t", "d"),
    ("p", "b"),
    ("r", "l"),
    ("h(?=$|[^aeiouy])", ""),
)


class SoundRules(TypedDict):
    """Letters of a syllable of Hangul by their places in Unicode; patterns, and what they sound as.

    Letters that are doubled sound as one. `others`: names that are told, and what else they are
    looked for by.
    """

    leads: list[str]
    vowels: list[str]
    tails: list[str]
    alike: list[tuple[str, str]]
    others: list[tuple[list[str], list[str]]]


def rules(subject: Subject) -> SoundRules:
    others = [([*own.of], [*own.also]) for own in subject.other_names]
    return {
        "leads": [*LEADS],
        "vowels": [*VOWELS],
        "tails": [*TAILS],
        "alike": [*ALIKE],
        "others": others,
    }


def romanised(syllables: str) -> str:
    """Hangul syllable by syllable in Latin letters, after the Revised Romanisation of 2000.

    Sounds that change each other across syllables stand unchanged.
    """
    return "".join(map(_romanised, syllables))


def _romanised(syllable: str) -> str:
    lead, rest = divmod(ord(syllable) - ord(FIRST), len(VOWELS) * len(TAILS))
    vowel, tail = divmod(rest, len(TAILS))
    return LEADS[lead] + VOWELS[vowel] + TAILS[tail]
