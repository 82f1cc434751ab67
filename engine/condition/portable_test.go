package condition

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The Go specification lets a compiler fuse x*y + z into one rounding, even across
// statements, unless the product is converted explicitly. The products of integers are
// listed.
func TestEveryProductIsRoundedByAConversion(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	integers := map[string]bool{"secondsOf": true}
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		rounded := map[ast.Node]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "float64" {
					rounded[n.Args[0]] = true
				}
			case *ast.FuncDecl:
				return !integers[n.Name.Name]
			case *ast.AssignStmt:
				if n.Tok == token.MUL_ASSIGN {
					t.Errorf("%s: a product that may be fused", set.Position(n.Pos()))
				}
			case *ast.BinaryExpr:
				if n.Op == token.MUL {
					found++
					if !rounded[n] {
						t.Errorf("%s: a product that may be fused", set.Position(n.Pos()))
					}
				}
			}
			return true
		})
	}
	if found < 3 {
		t.Errorf("only %d products seen", found)
	}
}

// The same in the machine code for processors that have such instructions.
func TestNoCompilerFusesAProduct(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the package for two more architectures")
	}
	fused := regexp.MustCompile(`(?m)^.*\sV?FN?M(ADD|SUB)\w*\s.*$`)
	for _, target := range []string{"arm64", "amd64 GOAMD64=v3"} {
		arch, more, _ := strings.Cut(target, " ")
		cmd := exec.Command("go", "build", "-gcflags=-S", ".")
		cmd.Env = append(os.Environ(), "GOOS=linux", "CGO_ENABLED=0", "GOARCH="+arch, more)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", target, err, out)
		}
		if !bytes.Contains(out, []byte("condition.power")) {
			t.Errorf("%s: no listing", target)
		}
		if found := fused.Find(out); found != nil {
			t.Errorf("%s: %s", target, found)
		}
	}
}

// A change here changes the result of simulations: it needs a reason, and a word in the
// changelog.
func TestResultsAreTheSameBitsForEver(t *testing.T) {
	v, row := order(t)
	for source, want := range map[string]uint64{
		`0.1 * 0.2 + rate / 3`:                 0x3fba740da740da74,
		`amount * rate + amount * 0.1 - 1 / 3`: 0x408066bbbbbbbbbb,
		`1.1 ** 37`:                            0x40410081632434e7,
		`1.0000001 ** -1000003`:                0x3fecf46d0a806fb7,
		`sqrt(amount) * sqrt(2)`:               0x404b6404618cdda8,
	} {
		f, err := v.Formula(source, Number)
		if err != nil {
			t.Fatal(err)
		}
		if x, err := f.Eval(row); err != nil || math.Float64bits(x) != want {
			t.Errorf("%s: got %#x (%v), %v", source, math.Float64bits(x), x, err)
		}
	}
}
