"""What hangs together over pairs."""

import random

import numpy

from minutes_miner.joined import roots, roots_of_places


def test_both_ways_find_the_same() -> None:
    """Over any pairs of places, the arrays tell what the names tell."""
    draw = random.Random(3)
    for count in (1, 5, 40):
        pairs = [(draw.randrange(count), draw.randrange(count)) for _ in range(count)]
        one, other = (numpy.array([pair[side] for pair in pairs]) for side in (0, 1))
        told = roots(pairs)
        assert roots_of_places(count, one, other).tolist() == [told.get(place, place) for place in range(count)]
