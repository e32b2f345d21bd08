"""How far a long fetch is: a line that moves on a terminal, a calm line now and then elsewhere."""

import sys
import time


class Progress:
    """Say nothing in the first two seconds, then at most every half second (terminal) or five seconds."""

    def __init__(self, name: str, total: int, say=print):
        self.name, self.total, self.say = name, total, say
        self.count, self.begun, self.said = 0, time.monotonic(), None
        self.moving = say is print and sys.stdout.isatty()

    def advance(self, more: int) -> None:
        self.at(self.count + more)

    def at(self, count: int) -> None:
        self.count = count
        now = time.monotonic()
        if now - self.begun < 2 or now - (self.said or 0) < (0.5 if self.moving else 5):
            return
        self.said = now
        if self.moving:
            print(f"\r  {self.line()}   ", end="", flush=True)
        else:
            self.say(f"  {self.line()}")

    def line(self) -> str:
        if not self.total:
            return f"{self.name}: {self.count / 1e6:.1f} MB"
        share = min(100, 100 * self.count // self.total)
        return f"{self.name}: {self.count / 1e6:.1f} of {self.total / 1e6:.1f} MB, {share} %"

    def done(self) -> None:
        if self.moving and self.said:
            print()
