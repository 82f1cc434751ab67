package random

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata")

// A change here changes the result of every simulation that was ever run: it
// needs a reason, and a word in the changelog.
func TestTheFirstDrawsAreTheSameBitsForEver(t *testing.T) {
	var out bytes.Buffer
	for _, d := range subjects() {
		fmt.Fprintf(&out, "%s: mean %016x variance %016x\n", d.name, math.Float64bits(d.Mean()), math.Float64bits(d.Variance()))
		for _, x := range draws(d, 1, 8) {
			fmt.Fprintf(&out, "\t%016x %.10g\n", math.Float64bits(x), x)
		}
		sum := uint64(0) // of more draws than anyone would read
		for i, x := range draws(d, 1, 5000) {
			sum = sum*31 + math.Float64bits(x) + math.Float64bits(d.CDF(x))*uint64(i)
		}
		fmt.Fprintf(&out, "\tand 5000: %016x\n", sum)
	}
	golden := filepath.Join("testdata", "draws.txt")
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	wantLines, title := strings.Split(string(want), "\n"), ""
	for i, got := range strings.Split(out.String(), "\n") {
		if !strings.HasPrefix(got, "\t") {
			title = got
		}
		if i >= len(wantLines) || got != wantLines[i] {
			t.Fatalf("line %d, of %s: got %q", i+1, title, got)
		}
	}
}

// The Go specification lets a compiler fuse x*y + z into one rounding, even
// across statements, unless the product is converted explicitly.
func TestEveryProductIsRoundedByAConversion(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
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
			case *ast.GenDecl:
				return n.Tok != token.CONST
			case *ast.IndexExpr:
				return false
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "float64" || f.Name == "uint64") {
					rounded[n.Args[0]] = true
				}
			case *ast.FuncDecl:
				return n.Name.Name != "scatter" // integers
			case *ast.AssignStmt:
				if n.Tok == token.MUL_ASSIGN {
					t.Errorf("%s: a product that may be fused", set.Position(n.Pos()))
				}
			case *ast.BinaryExpr:
				if n.Op == token.MUL && !rounded[n] {
					t.Errorf("%s: a product that may be fused", set.Position(n.Pos()))
				}
			}
			return true
		})
	}
}
