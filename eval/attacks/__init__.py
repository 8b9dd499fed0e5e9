"""The gate under attack: statements that were verified are falsified, and must be refused.

attacks = attack_all(index)
attacks.refused, attacks.total, attacks.passed
"""

from __future__ import annotations

from eval.attacks.falsified import Attack
from eval.attacks.judging import Attacks, attack_all

__all__ = ["Attack", "Attacks", "attack_all"]
