package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// The index says of every damaged file what a good importer does with it: check
// refuses it (2), finds something in it (1) or has nothing to say about its form.
func TestCheckDoesWithEveryDamagedFileWhatTheIndexSays(t *testing.T) {
	folder := os.Getenv("SANDTABLE_CORPUS")
	if folder == "" {
		t.Skip("skipped: no corpus")
	}
	folder = filepath.Join(folder, "bad-input")
	for _, row := range index(t, folder) {
		name, verdict, line := row["file"], row["good_importer"], row["line"]
		for _, language := range []string{"en", "zh-CN"} {
			var out, errs bytes.Buffer
			code := Run(t.Context(), Process{
				Args: []string{"check", filepath.Join(folder, name), "--json", "--lang", language},
				Out:  &out, Err: &errs, Getenv: func(string) string { return "" },
			})
			switch verdict {
			case "refuse":
				if code != Failed || out.Len() > 0 {
					t.Errorf("%s: got exit code %d and %q, want a refusal", name, code, out.String())
					continue
				}
				refused(t, name, language, line, errs.Bytes())
			case "accept-with-warning":
				if code != Findings {
					t.Errorf("%s: got exit code %d, want findings; it said %s", name, code, errs.String())
				}
			default:
				if code == Failed {
					t.Errorf("%s: got %s, want no refusal", name, errs.String())
				}
			}
		}
	}
}

// refused looks for the sentence, the way out and the place.
func refused(t *testing.T, name, language, line string, said []byte) {
	t.Helper()
	var r remark
	if err := json.Unmarshal(said, &r); err != nil {
		t.Fatalf("%s: %v in %s", name, err, said)
	}
	chinese := han.MatchString(r.Message) && han.MatchString(r.Hint)
	if r.Code == "" || r.Message == "" || r.Hint == "" || r.At == nil || chinese != (language == "zh-CN") {
		t.Errorf("%s in %s: got %s", name, language, said)
	}
	if want, err := strconv.Atoi(line); err == nil && (r.At == nil || r.At.Line != want) {
		t.Errorf("%s: got %s, want line %d", name, said, want)
	}
}

func index(t *testing.T, folder string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, "index.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[column] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}
