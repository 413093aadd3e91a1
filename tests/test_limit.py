"""How much one person may ask, counted with a clock that stands until it is told to go on."""

from bot.limit import Limit, Verdict

ANSWERED, TOLD, LEFT = Verdict


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_somebody_may_ask_so_many_at_once_and_is_told_once():
    limit = Limit(4, 60.0, Clock())
    assert [limit.judge(1) for _ in range(7)] == [ANSWERED] * 4 + [TOLD, LEFT, LEFT]
    assert limit.judge(2) is ANSWERED


def test_after_that_one_more_comes_with_each_share_of_the_time():
    clock = Clock()
    limit = Limit(4, 60.0, clock)
    verdicts = []
    for _ in range(12):
        verdicts.append(limit.judge(1))
        clock.now += 7.5
    assert verdicts == [ANSWERED] * 7 + [TOLD, ANSWERED, LEFT, ANSWERED, LEFT]


def test_whoever_paused_may_ask_as_many_again_and_is_told_again():
    clock = Clock()
    limit = Limit(4, 60.0, clock)
    once = [limit.judge(1) for _ in range(6)]
    clock.now = 60.0
    assert [limit.judge(1) for _ in range(6)] == once


def test_people_beyond_the_last_few_thousand_are_forgotten():
    limit = Limit(1, 60.0, Clock())
    assert [limit.judge(1), limit.judge(1)] == [ANSWERED, TOLD]
    for other in range(2, 4097):
        limit.judge(other)
    assert limit.judge(1) is LEFT
    for other in range(5000, 5000 + 4096):
        limit.judge(other)
    assert limit.judge(1) is ANSWERED
