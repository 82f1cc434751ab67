package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var han = regexp.MustCompile(`\p{Han}`)

// Sentences stand where they are used, English and Chinese side by side. This test
// reads them from the source, so that none can be forgotten.
func TestEverySentenceIsInBothLanguages(t *testing.T) {
	sentences := 0
	for _, file := range sources(t) {
		ast.Inspect(file.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !says(call.Fun) {
				return true
			}
			where := file.set.Position(call.Pos())
			en, okEN := literal(call.Args[0])
			zh, okZH := literal(call.Args[1])
			if !okEN || !okZH {
				if _, isParameter := call.Args[0].(*ast.Ident); !isParameter {
					t.Errorf("%s: the sentence is not written out", where)
				}
				return true
			}
			sentences++
			if strings.TrimSpace(en) == "" || han.MatchString(en) {
				t.Errorf("%s: %q is not English", where, en)
			}
			if zh == "" || !han.MatchString(zh) && letters.MatchString(bare(en)) {
				t.Errorf("%s: %q is not Chinese", where, zh)
			}
			if lone := verb.ReplaceAllString(strings.ReplaceAll(en, "%%", ""), ""); strings.Contains(lone, "%") {
				t.Errorf("%s: %q has a percent sign that is not written twice", where, en) // go vet sees the Chinese alone
			}
			if got, want := placeholders(zh), placeholders(en); !slices.Equal(got, want) && !strings.Contains(en, "%[") {
				t.Errorf("%s: Chinese has %q where English has %q", where, got, want)
			}
			return true
		})
	}
	if sentences < 100 {
		t.Errorf("got %d sentences: is the test still looking in the right place?", sentences)
	}
}

func TestEveryCommandAndFlagIsExplainedInBothLanguages(t *testing.T) {
	en, zh := rootIn("en"), rootIn("zh-CN")
	var compare func(en, zh *cobra.Command)
	compare = func(en, zh *cobra.Command) {
		path := en.CommandPath()
		if !letters.MatchString(en.Short) || han.MatchString(en.Short+en.Long) || !han.MatchString(zh.Short) || (en.Long != "") != (zh.Long != "") {
			t.Errorf("%s: got %q and %q", path, en.Short, zh.Short)
		}
		if zh.Long != "" && !han.MatchString(zh.Long) {
			t.Errorf("%s: %q is not Chinese", path, zh.Long)
		}
		en.Flags().AddFlagSet(en.PersistentFlags())
		zh.Flags().AddFlagSet(zh.PersistentFlags())
		en.Flags().VisitAll(func(f *pflag.Flag) {
			other := zh.Flags().Lookup(f.Name)
			if other == nil || f.Usage == "" || han.MatchString(f.Usage) || !han.MatchString(other.Usage) {
				t.Errorf("%s --%s: got %q and %+v", path, f.Name, f.Usage, other)
			}
		})
		others := zh.Commands()
		for i, sub := range en.Commands() {
			compare(sub, others[i])
		}
	}
	compare(en, zh)
}

func TestHelpInChineseHasNoEnglishSentence(t *testing.T) {
	words := regexp.MustCompile(`[a-z]+ [a-z]+ [a-z]+`) // three English words in a row are a sentence
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		for _, line := range strings.Split(consoleIn("zh-CN").helpText(cmd), "\n") {
			if !strings.Contains(line, "sandtable ") && words.MatchString(line) {
				t.Errorf("%s: %q", cmd.CommandPath(), line)
			}
		}
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	visit(rootIn("zh-CN"))
}

func consoleIn(language string) *console {
	return newConsole(Process{Args: []string{"--lang", language}, Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }})
}

func rootIn(language string) *cobra.Command { return consoleIn(language).root() }

type source struct {
	set  *token.FileSet
	tree *ast.File
}

func sources(t *testing.T) (all []source) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, source{set, tree})
	}
	return all
}

// says finds the calls that take a sentence in both languages.
func says(f ast.Expr) bool {
	switch f := f.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name == "Say" || f.Sel.Name == "say"
	case *ast.Ident:
		return f.Name == "say" || f.Name == "add"
	}
	return false
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

var (
	verb    = regexp.MustCompile(`%(\[\d+\])?[-+# 0]*\d*(\.\d+)?[a-zA-Z]`)
	letters = regexp.MustCompile(`[A-Za-z]{2}`)
)

func placeholders(s string) []string {
	found := verb.FindAllString(strings.ReplaceAll(s, "%%", ""), -1)
	for i, v := range found {
		found[i] = v[len(v)-1:]
	}
	slices.Sort(found)
	return found
}

func bare(s string) string { return verb.ReplaceAllString(s, "") }
