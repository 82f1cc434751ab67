package cli

import (
	"strings"
	"testing"
)

func TestColumnsLineUpAlsoWhereCharactersAreWide(t *testing.T) {
	rows := table{left: 1, tail: true}
	rows.row("步骤", "等待", "x")
	rows.row("Check the order", "2 小时 5 分", "yy")
	rows.row("审核", "0", "")
	got := strings.Split(rows.String(), "\n")
	want := []string{
		"步骤                    等待  x",
		"Check the order  2 小时 5 分  yy",
		"审核                       0",
		"",
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d:\ngot  %q\nwant %q", i, got[i], want[i])
		}
	}
}

func TestLongNamesAreCutBetweenCharacters(t *testing.T) {
	for name, want := range map[string]string{
		"short":                      "short",
		"exactly ten":                "exactly t…",
		"审核订单审核订单":                   "审核订单…",
		strings.Repeat("长", 240_000): "长长长长…",
	} {
		if got := fit(name, 10); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNamesCannotMoveTheCursorOrTurnTheText(t *testing.T) {
	if got, want := fit("a\x1b[2Jb\u202ec\nd", 40), "a\ufffd[2Jb\ufffdc d"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := legible("a\rb\x07"), "a b\ufffd"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := legible(strings.Repeat("x", 5000)); len([]rune(got)) != 1000 || !strings.HasSuffix(got, "x…") {
		t.Errorf("got %d characters", len([]rune(got)))
	}
}
