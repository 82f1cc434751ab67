package problem

import (
	"errors"
	"fmt"
	"testing"
)

func TestAProblemReadsLikeACompilersMessageInBothLanguages(t *testing.T) {
	p := New("x.y", Say("%s is missing.", "缺少 %s。", "a"), Say("Add it.", "请补上。"))
	p = p.Located(Place{Line: 3, Column: 7, Element: "Task_1"}).In("a.bpmn")
	if got, want := p.Error(), "a.bpmn:3:7 Task_1: a is missing. Add it."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := p.Line(Chinese), "a.bpmn:3:7 Task_1: 缺少 a。请补上。"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAPercentSignStandsOnceWhetherOrNotThereAreArguments(t *testing.T) {
	for _, text := range []Text{Say("write 2%%", "写 2%%"), Say("write %d%%", "写 %d%%", 2)} {
		if want := (Text{"write 2%", "写 2%"}); text != want {
			t.Errorf("got %q, want %q", text, want)
		}
	}
}

func TestOfFindsTheProblemBeneathItsWrappings(t *testing.T) {
	p := New("x.y", Text{}, Text{})
	if got := Of(fmt.Errorf("open library: %w", p)); got != p {
		t.Errorf("got %v, want the problem", got)
	}
	if got := Of(errors.New("plain")); got != nil {
		t.Errorf("got %v, want nil", got)
	}
}

func TestLocalesNameTheirLanguage(t *testing.T) {
	for tag, want := range map[string]Language{"zh_CN.UTF-8": Chinese, "zh": Chinese, "en_GB": English, "C": English, "": English, "de": English} {
		if got := LanguageOf(tag); got != want {
			t.Errorf("%q: got %s, want %s", tag, got, want)
		}
	}
}
