"""How a refusal is told to programs."""

from ninja import Schema


class Problem(Schema):
    """What is wrong, what to do, and where (问题说明)."""

    problem: str
    remedy: str
    place: str
