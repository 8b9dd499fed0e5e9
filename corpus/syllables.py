"""Is a word a Vietnamese syllable? Every word of Vietnamese is one: an onset, a rime, a tone.

Where letters were read in the wrong encoding or on a stained page, this is what tells: "Quyết" is
a syllable, "QuyÕt" and "cafộ" are none. The list of rimes is closed; of borrowed words ("café",
"Pleiku") the answer is no.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from corpus.text import same_spelling

_ONSETS = (
    "ngh", "ng", "nh", "gh", "gi", "kh", "ch", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
    om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uynh uyên uyêt uyt uyu
    uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
    """.split()
)
# "quyết", "quốc": the "u" of the onset is not part of the rime; "giếng": nor is the "i" of "gi".
_AFTER_QU = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê ên ênh
    êch êt êu i it ich in inh iên iêt y ych ynh yên yêt yt ơ ơi ôc
    """.split()
)
_AFTER_GI = frozenset("n ng nh m p t".split())  # "gìn", "giếng" is regular: "gi" and "êng"
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED = ("c", "ch", "p", "t")
_TONES_OF_STOPPED = {"\u0301", "\u0323"}  # sắc and nặng
_FRONT = frozenset("eêiy")  # "k", "gh", "ngh" stand before these, "c", "g", "ng" before the others


@lru_cache(maxsize=65_536)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case and with either placement of the tone, is a syllable."""
    plain, tones = _without_tone(same_spelling(unicodedata.normalize("NFC", word)).lower())
    if len(tones) > 1 or not plain or len(plain) > 7:
        return False
    for onset in _ONSETS:
        if plain.startswith(onset) and _fits(onset, plain[len(onset) :]):
            stopped = plain.endswith(_STOPPED)
            return not stopped or bool(_TONES_OF_STOPPED.intersection(tones))
    return False


def _fits(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime in _AFTER_QU
    if onset == "gi":
        return rime == "" or rime in _AFTER_GI or rime in _RIMES
    if rime not in _RIMES:
        return False
    if onset in ("k", "gh", "ngh"):
        return rime[0] in _FRONT
    if onset in ("c", "ng"):
        return rime[0] not in _FRONT
    return True


def _without_tone(word: str) -> tuple[str, str]:
    """The word with its vowels' own marks (ă, ê, ơ) but no tones, and the tones it had."""
    letters: list[str] = []
    tones = ""
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONES:
            tones += mark
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)), tones
