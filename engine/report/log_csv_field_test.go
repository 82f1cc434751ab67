package report

import (
	"bytes"
	"encoding/csv"
	"testing"
)

var awkwardNames = []string{"", "A", `\.`, `\.x`, " ", " lead", "trail ", "\u00a0no-break", "\u3000全角空格", "审批，复核", "a,b", `say "yes"`, `"`, `""`, ",", "two\nlines", "two\r\nlines", "\r", "\t", "\ufeff", "\xff\xfe", "\u2028", "a\x00b", "#", "=1+1", "'", ";"}

func TestANameIsQuotedAsEncodingCSVQuotesIt(t *testing.T) {
	for _, name := range awkwardNames {
		sameField(t, name)
	}
}

func FuzzANameIsQuotedAsEncodingCSVQuotesIt(f *testing.F) {
	for _, name := range awkwardNames {
		f.Add(name)
	}
	f.Fuzz(sameField)
}

func sameField(t *testing.T, name string) {
	var want bytes.Buffer
	w := csv.NewWriter(&want)
	if err := w.Write([]string{"1", name, ""}); err != nil {
		t.Fatal(err)
	}
	w.Flush()
	if got := "1," + string(csvField(name)) + ",\n"; got != want.String() {
		t.Errorf("%q: got %q, want %q", name, got, want.String())
	}
}
