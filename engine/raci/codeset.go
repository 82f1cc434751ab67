package raci

import (
	"encoding/json"

	"sandtable/engine/problem"
)

// Meaning is what a duty asks of a role, whatever letter a company has for it.
type Meaning string

const (
	Performs  Meaning = "performs"  // does the step: R
	Answers   Meaning = "answers"   // answers for it and approves it: A
	Supports  Meaning = "supports"  // lends a hand: S
	Consulted Meaning = "consulted" // is asked before it is done: C
	Informed  Meaning = "informed"  // is told of it: I
	Verifies  Meaning = "verifies"  // checks the result: V
	Signs     Meaning = "signs"     // puts their name to it
	Vetoes    Meaning = "vetoes"    // can stop it
	Omitted   Meaning = "omitted"   // is kept out of it on purpose: O
)

// Code is one kind of duty in a set.
type Code struct {
	Code     string       `json:"code"` // as the drawing has it: "A"
	Name     problem.Text `json:"name"`
	Colour   string       `json:"colour,omitempty"` // #rrggbb
	Meaning  Meaning      `json:"meaning"`
	Min      int          `json:"min,omitempty"`      // roles with it in a row, at least
	Max      int          `json:"max,omitempty"`      // at most; 0: any number
	Excludes []string     `json:"excludes,omitempty"` // codes that the same role must not have in the row
	Requires []string     `json:"requires,omitempty"` // codes that some role of the row must have
}

// CodeSet is the kinds of duties that a company knows. The zero value stands for RACI.
type CodeSet struct {
	Name  string `json:"name"`
	Codes []Code `json:"codes,omitempty"` // none: those of the known set of that name
}

// plain is CodeSet without its ways of reading itself.
type plain CodeSet

// UnmarshalJSON reads a set by its name, "RASCI" or {"name": "RASCI"}, or in full.
func (s *CodeSet) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &s.Name) != nil {
		if err := json.Unmarshal(data, (*plain)(s)); err != nil || len(s.Codes) > 0 {
			return err
		}
	}
	for _, known := range CodeSets {
		if known.Name == s.Name {
			*s = known
			return nil
		}
	}
	return problem.New("raci.unknown-set", problem.Say("There is no set of duties named %q.", "没有名为 %q 的职责代码集。", s.Name),
		problem.Say("Write RACI, RASCI, RACI-VS, CAIRO or DACI, or the codes in full.", "请写 RACI、RASCI、RACI-VS、CAIRO 或 DACI，或完整列出代码。"))
}

// IsZero says whether nothing is said, so that JSON leaves it out.
func (s CodeSet) IsZero() bool { return s.Name == "" && len(s.Codes) == 0 }

// OrRACI is the set, or RACI where nothing is said.
func (s CodeSet) OrRACI() CodeSet {
	if s.IsZero() {
		return CodeSets[0]
	}
	return s
}

// Find is the code of the set as a drawing writes it; false where the set does not know it.
func (s CodeSet) Find(code string) (Code, bool) {
	for _, c := range s.Codes {
		if c.Code == code {
			return c, true
		}
	}
	return Code{}, false
}

// Of are the codes of the set that have a meaning.
func (s CodeSet) Of(m Meaning) []string {
	var codes []string
	for _, c := range s.Codes {
		if c.Meaning == m {
			codes = append(codes, c.Code)
		}
	}
	return codes
}

var (
	performs = Code{Code: "R", Name: problem.Text{EN: "Responsible", ZH: "执行"}, Colour: "#2f6fde", Meaning: Performs, Min: 1}
	answers  = Code{Code: "A", Name: problem.Text{EN: "Accountable", ZH: "问责"}, Colour: "#c2410c", Meaning: Answers, Min: 1, Max: 1}
	supports = Code{Code: "S", Name: problem.Text{EN: "Support", ZH: "支持"}, Colour: "#0f766e", Meaning: Supports, Requires: []string{"R"}}
	consults = Code{Code: "C", Name: problem.Text{EN: "Consulted", ZH: "咨询"}, Colour: "#7c3aed", Meaning: Consulted}
	informed = Code{Code: "I", Name: problem.Text{EN: "Informed", ZH: "知会"}, Colour: "#64748b", Meaning: Informed}
	verifies = Code{Code: "V", Name: problem.Text{EN: "Verify", ZH: "核验"}, Colour: "#a16207", Meaning: Verifies, Excludes: []string{"R"}}
	signs    = Code{Code: "Sg", Name: problem.Text{EN: "Signatory", ZH: "签署"}, Colour: "#be185d", Meaning: Signs}
)

// CodeSets are those that need not be described; the first is the one that holds where nothing is said.
var CodeSets = []CodeSet{
	{Name: "RACI", Codes: []Code{performs, answers, consults, informed}},
	{Name: "RASCI", Codes: []Code{performs, answers, supports, consults, informed}},
	{Name: "RACI-VS", Codes: []Code{performs, answers, consults, informed, verifies, signs}},
	{Name: "CAIRO", Codes: []Code{performs, answers, consults, informed, {Code: "O", Name: problem.Text{EN: "Out of the loop", ZH: "不参与"}, Colour: "#94a3b8", Meaning: Omitted, Excludes: []string{"R", "A", "C", "I"}}}},
	{Name: "DACI", Codes: []Code{
		{Code: "D", Name: problem.Text{EN: "Driver", ZH: "推动"}, Colour: "#2f6fde", Meaning: Performs, Min: 1},
		{Code: "A", Name: problem.Text{EN: "Approver", ZH: "批准"}, Colour: "#c2410c", Meaning: Answers, Min: 1, Max: 1},
		{Code: "C", Name: problem.Text{EN: "Contributor", ZH: "参与"}, Colour: "#7c3aed", Meaning: Consulted},
		informed,
	}},
}
