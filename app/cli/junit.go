package cli

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"strings"

	"sandtable/engine/walk"
)

// junitSuites is the XML that CI servers read tests from, as JUnit's Ant task came to write it.
type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Suites  []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string       `xml:"name,attr"`
	Class   string       `xml:"classname,attr"`
	Failure *junitResult `xml:"failure,omitempty"` // it came otherwise
	Error   *junitResult `xml:"error,omitempty"`   // it does not fit the drawing any more
}

type junitResult struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// junit is the results as JUnit XML. It has no times: the same walks make the same file.
func (c *console) junit(t walkedTests) []byte {
	suite := junitSuite{Name: t.process, Tests: len(t.results), Cases: []junitCase{}}
	for i, r := range t.results {
		one := junitCase{Name: t.name(i), Class: string(t.ground.Process().ID)}
		if lines := c.reasons(r); r.Outcome != walk.Passed && len(lines) > 0 {
			why := &junitResult{lines[0], string(r.Outcome), strings.Join(lines, "\n")}
			if r.Outcome == walk.Stale {
				one.Error = why
				suite.Errors++
			} else {
				one.Failure = why
				suite.Failures++
			}
		}
		suite.Cases = append(suite.Cases, one)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(junitSuites{Suites: []junitSuite{suite}}); err != nil {
		panic(err) // plain data can always be written
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// isJUnit says whether a file is an earlier report, which a later one may replace: a CI server runs twice in one folder.
func isJUnit(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // it was only read
	start := make([]byte, 200)
	n, _ := io.ReadFull(file, start)
	return bytes.Contains(start[:n], []byte("<testsuites"))
}
