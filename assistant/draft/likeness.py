"""How alike two sentences are, and whether two plans are about the same thing."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.text import tokens


def plain(words: str) -> str:
    """The words without case and marks of punctuation."""
    return " ".join(token.text for token in tokens(words))


def differences(was: str, now: str) -> tuple[tuple[str, str], ...]:
    """The runs of words that differ, as they stand in each."""
    one, other = was.split(), now.split()
    matcher = difflib.SequenceMatcher(None, [_bare(w) for w in one], [_bare(w) for w in other])
    return tuple(
        (" ".join(one[a:b]), " ".join(other[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _bare(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word.lower())


class Likeness:
    """Finds, among the sentences ``said``, the one that says most of another.

    Syllables and pairs of syllables count, the rarer in ``said`` and ``asked`` the more.
    """

    def __init__(self, said: Sequence[str], asked: Sequence[str]) -> None:
        self._said = [_features(words) for words in said]
        texts = [*self._said, *(_features(words) for words in asked)]
        counts = Counter(feature for features in texts for feature in features)
        self._weights = {name: math.log(1 + len(texts) / n) for name, n in counts.items()}
        self._totals = [self._weight(features) or 1.0 for features in self._said]

    def best(self, words: str) -> tuple[int, float]:
        """The position of the sentence that says most of ``words``, and how much, 0 to 1."""
        features = _features(words)
        total = self._weight(features) or 1.0
        common = [self._weight(features & own) for own in self._said]
        at = max(range(len(common)), key=lambda i: (common[i], common[i] / self._totals[i]))
        return at, common[at] / total

    def _weight(self, features: frozenset[str]) -> float:
        return sum(self._weights.get(feature, 1.0) for feature in features)


def _features(words: str) -> frozenset[str]:
    said = [token.text for token in tokens(words)]
    return frozenset([*said, *_pairs(said)])


def _pairs(said: Sequence[str]) -> list[str]:
    return [f"{one} {two}" for one, two in pairwise(said)]


_TOPICS = 14
_SHARED = 3
# Pairs of syllables that any plan is full of: they tell nothing of its subject.
_GENERIC = frozenset(
    (
        "thực hiện|tổ chức|triển khai|kế hoạch|nâng cao|tuyên truyền|cơ quan|đơn vị"
        "|địa phương|công tác|hoạt động|phối hợp|chủ trì|sở ban|ban ngành|nhân dân|ủy ban"
        "|thành phố|địa bàn|theo quy|quy định|mục tiêu|chỉ tiêu|nội dung|cán bộ|xây dựng"
        "|tăng cường|nhiệm vụ|giải pháp|báo cáo|kết quả|truyền thông|nhận thức|xã hội|phù hợp"
        "|tình hình|thực tế|các cơ|của các|các hoạt|và các|quản lý|nhà nước|đoàn thể"
        "|ngành đoàn|liên quan|kinh phí|chương trình|trên địa|về công|hiện kế|hiệu quả"
        "|giai đoạn|quốc gia|việc thực|khai thực|với các|hợp với|hình thức|công chức"
        "|viên chức|người lao|lao động|chính sách|pháp luật|người dân|lĩnh vực|lãnh đạo"
        "|chỉ đạo|kiểm tra|hướng dẫn|tham mưu|hỗ trợ|đảm bảo|bảo đảm|phát triển|cấp các"
        "|các cấp|các ngành|hoạch này|trách nhiệm|các đơn|các sở|mô hình|về việc|của tỉnh"
        "|trong công|của thành|kinh tế|tế xã|phường xã|căn cứ|nghị quyết|chính phủ|quyết định"
        "|thủ tướng"
    ).split("|")
)


def same_subject(one: str, other: str) -> bool:
    """Whether the pairs of syllables that two texts say most often are in part the same."""
    return len(_topics(one) & _topics(other)) >= _SHARED


def _topics(text: str) -> set[str]:
    counts = Counter(_pairs([token.text for token in tokens(text)]))
    told = [pair for pair, _ in counts.most_common() if pair not in _GENERIC]
    return set(told[:_TOPICS])
