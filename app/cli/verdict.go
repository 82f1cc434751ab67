package cli

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// soundnessJSON is the verdict of check on the runs of a process, in JSON.
type soundnessJSON struct {
	Verdict string         `json:"verdict"` // sound, unsound or undecided
	Reason  string         `json:"reason"`
	Run     []finding.Step `json:"run"`
}

func soundnessIn(l problem.Language, s soundness.Soundness) soundnessJSON {
	return soundnessJSON{Verdict: s.Verdict.String(), Reason: s.Reason.In(l), Run: runOf(s.Run)}
}

// runOf is a run as JSON has it: a list, also where there is none.
func runOf(steps []finding.Step) []finding.Step {
	if steps == nil {
		return []finding.Step{}
	}
	return steps
}

// verdictLine says in one line whether the process is sound.
func (c *console) verdictLine(s soundness.Soundness) string {
	return legible(c.say("Soundness: %s. %s", "健全性：%s。%s", c.soundnessWord(s.Verdict.String()), s.Reason.In(c.language)))
}

// soundnessWord is a verdict in words.
func (c *console) soundnessWord(name string) string {
	switch name {
	case soundness.Sound.String():
		return c.say("sound", "健全")
	case soundness.Unsound.String():
		return c.say("unsound", "不健全")
	}
	return c.say("not decided", "未能判定")
}

// mostOfRun is how many steps of a run are printed.
const mostOfRun = 40

// narrated is a run in a line of words.
func (c *console) narrated(d *model.Definitions, run []finding.Step) string {
	var parts []string
	for _, step := range soundness.Told(d, run) {
		parts = append(parts, step.In(c.language))
	}
	if n := len(parts); n > mostOfRun {
		parts = append(parts[:mostOfRun], c.say("and %d more", "以及另外 %d 步", n-mostOfRun))
	}
	return c.say("Run: ", "运行路径：") + strings.Join(parts, c.say(", ", "，")) + c.say(".", "。")
}

// sourceLines are the lines of a process file that findings point at, by number; none where
// the file cannot be read again, or is not in UTF-8.
func (c *console) sourceLines(path string, wanted map[int]bool) map[int]string {
	found := map[int]string{}
	if path == standardInput || len(wanted) == 0 {
		return found
	}
	in, err := c.open(path)
	if err != nil {
		return found
	}
	defer func() { _ = in.Close() }() // it was only read
	lines := bufio.NewReader(io.LimitReader(in, mostSource))
	for number := 1; ; number++ {
		line, err := lines.ReadString('\n')
		if wanted[number] && utf8.ValidString(line) {
			found[number] = strings.TrimRight(line, "\r\n")
		}
		if err != nil {
			return found
		}
	}
}

const (
	mostSource = 64 << 20 // of a file that is read again for its lines
	mostLine   = 100      // characters of a line that are shown
)

// pointed is a line of source with a caret under a column, both indented.
func pointed(line string, column int) string {
	runes := []rune(line)
	if column < 1 || column > len(runes) {
		return ""
	}
	from := 0
	for from < column-1 && (runes[from] == ' ' || runes[from] == '\t') {
		from++
	}
	if column-1-from > mostLine/2 {
		from = column - 1
	}
	to := min(len(runes), from+mostLine)
	shown := strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		return r
	}, string(runes[from:to]))
	return "    " + legible(shown) + "\n    " + strings.Repeat(" ", column-1-from) + "^\n"
}
