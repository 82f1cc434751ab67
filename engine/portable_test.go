package engine_test

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestNoCompilerFusesAProductOfTheEngine looks through the machine code of every stage that
// reckons with fractions for instructions that round a product and a sum once: with them a
// report would differ in its last digits from one processor to the next. A product is
// converted to float64 before anything is added to it.
func TestNoCompilerFusesAProductOfTheEngine(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the engine for two more architectures")
	}
	fused := regexp.MustCompile(`\sV?FN?M(ADD|SUB)\w*\s`)
	packages := []string{"random", "condition", "calendar", "scenario", "check", "compile", "simulate", "report"}
	for _, target := range []string{"arm64", "amd64 GOAMD64=v3"} {
		arch, more, _ := strings.Cut(target, " ")
		for _, name := range packages {
			cmd := exec.CommandContext(t.Context(), "go", "build", "-gcflags=-S", "./"+name)
			cmd.Env = append(os.Environ(), "GOOS=linux", "CGO_ENABLED=0", "GOARCH="+arch, more)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%s for %s: %v\n%s", name, target, err, out)
			}
			if !bytes.Contains(out, []byte("TEXT")) {
				t.Errorf("%s for %s: no listing", name, target)
			}
			for _, line := range bytes.Split(out, []byte("\n")) {
				if fused.Match(line) {
					t.Errorf("%s for %s: %s", name, target, bytes.TrimSpace(line))
				}
			}
		}
	}
}
