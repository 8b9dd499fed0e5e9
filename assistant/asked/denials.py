"""Whether words deny that of which an amount is asked: what is forbidden has none.

"Được phạt tiền tối đa bao nhiêu" is answered where "phạt tiền" stands among what is forbidden,
"gửi mấy bản giấy" by "không gửi bản giấy".
"""

from __future__ import annotations

import re

from assistant.asked.numbers import first_how_many
from assistant.question import Question
from corpus.structure.labels import unlabelled
from corpus.text import fold, in_lower_case

# "gửi mấy bản", "thu bao nhiêu phí"
_DONE = re.compile(r"\b(?P<verb>\w+) (?:bao nhieu|may) (?P<noun>\w+)")
# "được phạt tiền …", "có thể giữ lại …": what is taken for allowed
_ALLOWED = re.compile(r"\b(?:duoc(?: phep)?|co the) (?!bao nhieu|may\b)(?P<deed>\w+ \w+)")
_FORBIDS = re.compile(r"\bcấm\b|\bkhông được\b")
_FEW = 4
"""Words between what forbids and what is forbidden: "không được tự ý | thu phí"."""


def denies(question: Question, words: str, above: str) -> bool:
    """Whether words, with the headings ``above`` them, say that what an amount is asked of is not
    done or must not be."""
    said = fold(words)
    done = first_how_many(_DONE, question)
    if done is not None and re.search(
        rf"\bkhong (?:phai |can |bi )?{done['verb']} (?:\w+ )?{done['noun']}\b", said
    ):
        return True
    under = any(map(_FORBIDS.search, in_lower_case(above).split("\n")))
    for allowed in _ALLOWED.finditer(question.folded):
        deed = re.escape(allowed["deed"])
        if under and re.match(rf"\W*{deed}\b", fold(unlabelled(words))):
            return True
        for place in _FORBIDS.finditer(in_lower_case(words)):
            if re.match(rf"(?: \w+){{0,{_FEW}}} {deed}\b", said[place.end() :]):
                return True
    return False
