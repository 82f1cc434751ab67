package token_test

import (
	"strings"
	"testing"

	"sandtable/engine/problem"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

func TestWhatCannotBePlayedIsRefusedByName(t *testing.T) {
	for _, c := range []struct{ text, code, names string }{
		{"startEvent s error\n endEvent e\n s -> e 1", "token.not-played", "error start event"},
		{"startEvent s\n endEvent e timer\n s -> e 1", "token.not-played", "timer end event"},
		{"startEvent s\n intermediateThrowEvent c error\n s -> c 1", "token.not-played", "error intermediate throw event"},
		{"startEvent s\n intermediateCatchEvent c escalation\n s -> c 1", "token.not-played", "escalation intermediate catch event"},
		{"startEvent s\n task a\n boundaryEvent b terminate on=a\n s -> a 1", "token.not-played", "terminate boundary event"},
		{"startEvent s\n task a\n boundaryEvent b cancel on=a\n s -> a 1", "token.not-played", "cancel boundary event"},
		{"startEvent s\n endEvent e cancel\n s -> e 1", "token.not-played", "cancel end event"},
		{"startEvent s\n transaction t {\n endEvent e cancel\n}\n s -> t 1", "token.cancel-without-boundary", "no cancel boundary"},
		{"startEvent s\n intermediateThrowEvent l link=x\n s -> l 1", "token.loose-link", "leads nowhere"},
		{"startEvent s\n subProcess p {\n startEvent a timer\n}\n s -> p 1", "token.not-played", "timer start event"},
		{"startEvent s\n subProcess p triggered {\n startEvent a\n}", "token.not-played", "none start event"},
		{"startEvent s\n task a several complex\n s -> a 1", "token.not-played", "complex behavior"},
		{"startEvent s\n eventBasedGateway g\n task a\n s -> g 1\n g -> a 2", "token.behind-event-gateway", "cannot stand behind"},
		{"startEvent s\n choreographyTask c\n s -> c 1", "token.not-played", "choreographyTask"},
		{"startEvent s\n task a\n subProcess p {\n task b\n task c\n b -> c 1\n c -> b 2\n}\n s -> a 3\n a -> p 4", "token.no-start", "starts nowhere"},
		{"startEvent s\n task a\n a -> s 1\n s -> a 2", "", ""},
		{"task a\n task b\n a -> b 1\n b -> a 2", "token.no-start", "starts nowhere"},
		{"startEvent s\n subProcess p {\n startEvent a\n startEvent b\n}\n s -> p 1", "", ""},
		{"startEvent s timer\n callActivity c\n s -> c 1", "", ""},
		{"", "token.empty", "empty"},
	} {
		d := sketch.Process(c.text)
		_, err := token.NewNet(d, d.Processes[0])
		if c.code == "" {
			if err != nil {
				t.Errorf("%q: got %v, want none", c.text, err)
			}
			continue
		}
		p := problem.Of(err)
		if p == nil || p.Code != c.code || !strings.Contains(p.Message.EN, c.names) || p.Message.ZH == "" || p.Hint.ZH == "" || p.Hint.EN == "" {
			t.Errorf("%q: got %v, want %s naming %q in both languages", c.text, err, c.code, c.names)
		}
	}
}

func TestAGatewayWithTooManyWaysInIsRefused(t *testing.T) {
	for _, kind := range []string{"inclusiveGateway", "complexGateway"} {
		text := "startEvent s\n parallelGateway f\n " + kind + " g\n s -> f 0\n"
		for i := range 65 {
			text += "f -> g x" + strings.Repeat("y", i) + "\n"
		}
		d := sketch.Process(text)
		if _, err := token.NewNet(d, d.Processes[0]); problem.Of(err) == nil || problem.Of(err).Code != "token.too-wide" {
			t.Errorf("%s: got %v, want token.too-wide", kind, err)
		}
	}
}
