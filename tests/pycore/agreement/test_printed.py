"""Every formula that the literature prints of the core, beside the core."""
import pytest
from tests.pycore.agreement.printed import PRINTED, function

from pycore.agreement import Agreement, agree
from pycore.formulas import read


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: f"{row[0]}: {row[-1]}")
def test_print_and_code_agree(row):
    name, *before, latex = row
    came = agree(read(latex), function(name), tuple(before))
    assert isinstance(came, Agreement), came
    assert came.inputs == 100 and came.worst < 1e-9
