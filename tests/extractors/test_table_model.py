"""Which columns of a table cells stand in is what HTML says of them."""

import time

import pytest

from kaimen.extractors.table_model import TableModel


def model(*rows):
    """A table whose rows are given as cells of (rows, columns) each, None for a plain one."""
    made = TableModel()
    for row in rows:
        made.begin_row()
        for cell in row:
            rowspan, colspan = cell or (1, 1)
            made.begin_cell({"rowspan": str(rowspan), "colspan": str(colspan)})
    return made


def columns(made):
    return [[slot.column for slot in row] for row in made.rows]


def test_cells_stand_behind_those_that_reach_into_their_row():
    made = model([None, (2, 1), None, (2, 1)], [None, None], [None] * 4)
    assert columns(made) == [[0, 1, 2, 3], [0, 2], [0, 1, 2, 3]]
    assert [made.width(n) for n in range(3)] == [4, 4, 4]
    assert [made.spanned(n) for n in range(3)] == [(), (1, 3), ()]


def test_what_reaches_into_the_beginning_of_a_row_does_not_count():
    made = model([(2, 1), (2, 1), None, (2, 1)], [None])
    assert (made.leading(1), made.width(1), made.spanned(1)) == (2, 2, (1,))


def test_cells_of_several_columns_and_rows():
    made = model([(2, 2), None, None], [None, (1, 3)], [None])
    assert columns(made) == [[0, 2, 3], [2, 3], [0]]
    assert made.width(1) == 4


@pytest.mark.parametrize("value", ["0", "-1", "x", "", "1.5", "²", "100000000000000000000", None])
def test_a_span_that_is_no_number_is_one(value):
    made = TableModel()
    made.begin_row()
    made.begin_cell({"rowspan": value, "colspan": value})
    made.begin_cell({})
    assert made.rows[0][1].column == 1


def test_a_span_is_bounded_and_many_cost_linear_time():
    begin = time.process_time()
    made = model(*([[(100, 100)] * 5] * 300))
    assert made.rows[0][0].columns == 100
    assert time.process_time() - begin < 5


HEADS = [(2, 1), (2, 1), (1, 2), (2, 1)]


def test_two_rows_that_head_the_columns_together():
    assert model(HEADS, [None, None], [None] * 5).two_rows_of_heads() == 0
    assert model([(1, 5)], HEADS, [None, None], [None] * 5).two_rows_of_heads() == 1


@pytest.mark.parametrize(
    "rows",
    [
        [HEADS, [None, None]],  # nothing below
        [HEADS, [None], [None] * 5],  # one is missing
        [HEADS, [None, (1, 2)], [None] * 5],
        [[None] * 5, [None] * 5, [None] * 5],
        [[(2, 1), None, (1, 2)], [None, None, None], [None] * 4],  # a cell over one row and one column
    ],
)
def test_other_rows_are_none(rows):
    assert model(*rows).two_rows_of_heads() is None
