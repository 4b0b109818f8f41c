"""The words of the schematic map do not stand on one another."""

from itertools import combinations

from queries.present.map_labels import Mark, label_offsets, overlap


def test_words_stand_below_their_mark_where_nothing_is_in_the_way() -> None:
    marks = [Mark(100, 100, 10, 80), Mark(600, 100, 10, 80)]

    assert label_offsets(marks) == [21.0, 21.0]


def test_of_two_marks_side_by_side_one_has_its_words_above() -> None:
    marks = [Mark(100, 100, 10, 80), Mark(150, 104, 10, 80)]
    offsets = label_offsets(marks)
    words = [mark.words_at(offset) for mark, offset in zip(marks, offsets, strict=True)]

    assert sorted(offset < 0 for offset in offsets) == [False, True]
    assert all(overlap(*pair) == 0 for pair in combinations(words, 2))


def test_words_do_not_cover_another_mark() -> None:
    marks = [Mark(100, 100, 10, 80), Mark(100, 140, 20, 10)]

    assert label_offsets(marks)[0] < 0


def test_no_marks_no_words() -> None:
    assert label_offsets([]) == []
