package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/term"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// console is the user at the other end: the streams, the language, and whether it is a
// program that wants JSON.
type console struct {
	Process
	language problem.Language
	json     bool
	code     int   // exit code of a command that worked
	alone    bool  // whoever read standard output has gone
	unsaid   error // why help could not be printed; cobra has no way to return it
	inputs   []fs.FileInfo
	flagged  map[string]string                  // flags that say what stands at a JSON pointer, in the place of the scenario
	places   map[string]func() *scenario.Places // of scenarios that were read, by file
}

func newConsole(p Process) *console {
	return &console{Process: p, language: Language(p.Args, p.Getenv), json: asked(p.Args, "--json")}
}

// asked finds a switch before the command line is understood, because an error in it
// has to be told in the form that was asked for.
func asked(args []string, name string) (found bool) {
	for _, a := range args {
		if a == "--" {
			break
		}
		if a == name {
			found = true
		} else if v, ok := strings.CutPrefix(a, name+"="); ok {
			found, _ = strconv.ParseBool(v)
		}
	}
	return found
}

// say is a sentence in the user's language.
func (c *console) say(en, zh string, args ...any) string {
	return problem.Say(en, zh, args...).In(c.language)
}

// print writes to standard output.
func (c *console) print(text string) error { return c.write(listened{c}, text) }

func (c *console) write(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return problem.New("cli.output",
			problem.Say("the output could not be written: %[1]s", "无法写出结果：%[2]s", reason(err).EN, reason(err).ZH),
			problem.Say("send it somewhere else, or free some space", "请改写到别处，或腾出一些空间")).Because(err)
	}
	return nil
}

// listened is standard output, and notices when whoever read it goes away.
type listened struct{ *console }

func (l listened) Write(b []byte) (int, error) {
	n, err := l.Out.Write(b)
	l.alone = l.alone || errors.Is(err, syscall.EPIPE)
	return n, err
}

// answer writes JSON to standard output, all of it or nothing.
func (c *console) answer(v any) error {
	var b bytes.Buffer
	if err := encode(&b, v, "  "); err != nil {
		return err
	}
	return c.print(b.String())
}

// note tells the user something besides the result, on standard error.
func (c *console) note(p problem.Problem) {
	if c.json {
		r := c.remark(p)
		r.Severity = "info"
		c.tell(r)
		return
	}
	_ = c.write(c.Err, legible(c.say("note: ", "提示：")+p.Line(c.language))+"\n") // there is nowhere left to complain
}

func (c *console) remark(p problem.Problem) remark {
	r := remark{Code: p.Code, Message: p.Message.In(c.language), Hint: p.Hint.In(c.language)}
	switch {
	case strings.HasPrefix(p.At.File, "--"):
		r.Flag = p.At.File
	case p.At != (problem.Place{}):
		r.At = &p.At
	}
	return r
}

// remark is what standard error says in JSON.
type remark struct {
	Code     string         `json:"code"`
	Message  string         `json:"message"`
	Hint     string         `json:"hint,omitempty"`
	At       *problem.Place `json:"at,omitempty"`
	Flag     string         `json:"flag,omitempty"`     // which flag it is about
	Severity string         `json:"severity,omitempty"` // info for notes, warning for findings; errors have none
	Findings []findingJSON  `json:"findings,omitempty"` // all that stands in the way
}

func (c *console) tell(r remark) {
	var b bytes.Buffer
	if err := encode(&b, r, ""); err == nil {
		_ = c.write(c.Err, b.String())
	}
}

func encode(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}

// onTerminal says whether a stream is a screen with a person before it.
func onTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// legible keeps a line that quotes the user's files from moving the cursor, hiding
// itself or filling the screen.
func legible(line string) string {
	const most = 1000 // characters
	n := 0
	return strings.Map(func(r rune) rune {
		if n++; n > most {
			return -1
		}
		if n == most {
			return '…'
		}
		return visible(r)
	}, line)
}
