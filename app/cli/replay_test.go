package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// inProcess carries out a command line and returns what it prints.
func inProcess(t *testing.T, args ...string) string {
	t.Helper()
	var out, errors bytes.Buffer
	if code := Run(context.Background(), Process{Args: append(args, "--lang", "en"), Out: &out, Err: &errors, Getenv: func(string) string { return "" }}); code != OK {
		t.Fatalf("%v: exit code %d: %s", args, code, errors.String())
	}
	return out.String()
}

// TestAReplayOfACaseAgreesWithTheWholeRun compares what replay tells of single cases with
// the lines that a run with several replications writes of them.
func TestAReplayOfACaseAgreesWithTheWholeRun(t *testing.T) {
	for _, sample := range []string{"loan-approval", "order-handling", "order-to-delivery"} {
		folder := filepath.Join("..", "samples", sample)
		file := filepath.Join(t.TempDir(), "log.csv")
		run := []string{filepath.Join(folder, "process.bpmn"), "--scenario", filepath.Join(folder, "scenario.json"), "--cases", "120", "--horizon", "20d"}
		inProcess(t, slices.Concat([]string{"simulate"}, run, []string{"--replications", "3", "--log", file})...)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		compared := 0
		for _, number := range []string{"1", "17", "60", "119"} {
			var want []string
			for _, line := range lines[1:] {
				if line[0] == number && line[8] != "case" && line[8] != "attempt" {
					want = append(want, strings.Join([]string{line[12], line[4], line[5], line[8], line[9], line[10]}, " "))
				}
			}
			var got []string
			for line := range strings.Lines(inProcess(t, slices.Concat([]string{"replay"}, run, []string{"--case", number, "--json"})...)) {
				if text := asLogged(t, line); text != "" {
					got = append(got, text)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s, case %s: got\n%s\nwant\n%s", sample, number, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			compared += len(want)
		}
		if compared < 30 {
			t.Errorf("%s: compared %d lines, want many", sample, compared)
		}
	}
}

// asLogged is a line of a replay as one of the log: element, end, who, kind, outcome,
// cost; "" for what a log does not have.
func asLogged(t *testing.T, line string) string {
	t.Helper()
	var s step
	if err := json.Unmarshal([]byte(line), &s); err != nil {
		t.Fatal(err)
	}
	kind, outcome, cost := s.What, s.Outcome, ""
	switch s.What {
	case "arrived":
		kind, outcome, s.Ended = "event", "completed", s.Started
	case "execution", "consultation", "approval", "reading", "escalation", "event":
	default:
		return ""
	}
	ended := ""
	if s.Ended != nil {
		ended = s.Ended.Format("2006-01-02T15:04:05.000Z07:00")
	}
	if s.Cost != nil {
		cost = strconv.FormatFloat(s.Cost.Float(), 'f', -1, 64)
	}
	return strings.Join([]string{string(s.Element), ended, s.By, kind, outcome, cost}, " ")
}
