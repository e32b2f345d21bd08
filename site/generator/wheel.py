"""pycore as a wheel: the same sources always give the same bytes.

    make(pycore, version) -> Wheel(name, content)

The file's name carries a tag of its content, so that a browser or a host that keeps an old
copy can never mix it with a new lock file. No build backend is needed for a folder of
Python files, and none of them promises the same bytes twice.
"""

import base64
import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip file can name


@dataclass(frozen=True)
class Wheel:
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def make(pycore: Path, version: str) -> Wheel:
    files = {
        path.relative_to(pycore.parent).as_posix(): path.read_bytes()
        for path in sorted(pycore.rglob("*.py"))
    }
    build = tag(files)
    folder = f"pycore-{version}.dist-info"
    files[f"{folder}/METADATA"] = metadata(version)
    files[f"{folder}/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: third-road {version}\nRoot-Is-Purelib: true\n"
        f"Tag: py3-none-any\nBuild: {build}\n"
    ).encode()
    files[f"{folder}/RECORD"] = record(files, f"{folder}/RECORD")
    return Wheel(f"pycore-{version}-{build}-py3-none-any.whl", zipped(files))


def tag(files: dict[str, bytes]) -> str:
    """Twelve letters that stand for the content; a wheel's build tag has to start with a digit."""
    whole = hashlib.sha256()
    for name, content in files.items():
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return "1" + whole.hexdigest()[:12]


def metadata(version: str) -> bytes:
    return (
        "Metadata-Version: 2.1\nName: pycore\n"
        f"Version: {version}\n"
        "Summary: The mathematics of Third Road: formulas, algorithms and scenes.\n"
        "Requires-Python: >=3.11\nRequires-Dist: numpy\n"
    ).encode()


def record(files: dict[str, bytes], itself: str) -> bytes:
    rows = []
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        rows.append(f"{name},sha256={digest},{len(content)}\n")
    return ("".join(rows) + f"{itself},,\n").encode()


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # as if made on Unix, wherever it is made
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return held.getvalue()
