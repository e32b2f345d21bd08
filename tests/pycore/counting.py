"""Work counted instead of timed: how many Python functions a job calls. The same on every machine, however busy.

    calls(job) -> (what it gives, how many calls)
"""
import sys


def calls(job) -> tuple:
    count = 0

    def heard(frame, event, given):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(heard)
    try:
        return job(), count
    finally:
        sys.setprofile(before)
