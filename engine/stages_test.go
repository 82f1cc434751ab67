package engine_test

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stages in order: each may import only those before it.
var stages = []string{
	"problem", "sheet", "figure", "random", "calendar", "model", "bpmn", "condition", "raci", "scenario", "organisation", "rollout", "promise", "data", "contract", "adopt", "lever", "bpsim",
	"token", "edit", "matrix", "change", "layout", "picture", "metafile", "plot", "draft", "finding", "check", "dialect", "compile", "walk", "simulate", "report", "experiment", "roi", "handbook",
}

// thirdParties are what the engine imports from elsewhere, each with its reason. Tests
// may use more: gonum is their oracle for distributions.
var thirdParties = map[string]string{
	"github.com/expr-lang/expr":                "condition: formulas: syntax and types; bpsim: their syntax, to write them in XPath",
	"github.com/evanphx/json-patch/v5":         "scenario: what changes from one to another, as JSON merge patches",
	"golang.org/x/text/encoding":               "bpmn, sheet: files in GB18030, UTF-16 and others",
	"github.com/xuri/excelize/v2":              "sheet: tables in XLSX, read and written",
	"github.com/rivo/uniseg":                   "picture: characters as people see them, and how wide they are",
	"github.com/yuin/goldmark":                 "handbook: descriptions in Markdown are read, and never written as HTML",
	"github.com/santhosh-tekuri/jsonschema/v6": "scenario: the published schema is the one enforced",
	"github.com/parquet-go/parquet-go":         "report: event logs as Parquet: encodings, dictionaries, pages, footer",
}

// TestEachStageImportsOnlyEarlierOnes is the import law of the engine. Tests may look
// further; sketch and the façade are no stages.
func TestEachStageImportsOnlyEarlierOnes(t *testing.T) {
	for file, imports := range importsUnder(t, ".") {
		stage := strings.Split(filepath.ToSlash(file), "/")[0]
		rank := slices.Index(stages, stage)
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, imported := range imports {
			if name, ok := strings.CutPrefix(imported, "sandtable/engine/"); ok && stage != "engine.go" && stage != "sketch" {
				name, _, _ = strings.Cut(name, "/")
				if other := slices.Index(stages, name); other < 0 || other > rank || other == rank && name != stage {
					t.Errorf("%s imports %s, which does not come before it", file, imported)
				}
			} else if strings.HasPrefix(imported, "sandtable/") && !ok {
				t.Errorf("%s imports %s: the engine imports nothing but itself", file, imported)
			}
		}
	}
}

func TestEveryFolderOfTheEngineIsAStage(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "testdata" && e.Name() != "sketch" && !slices.Contains(stages, e.Name()) {
			t.Errorf("folder %s is not in the list of stages", e.Name())
		}
	}
}

// TestTheEngineIsPure forbids what would make it ask the time, the disk or the network.
func TestTheEngineIsPure(t *testing.T) {
	forbidden := []string{"os", "net", "net/http", "database/sql", "math/rand", "math/rand/v2", "crypto/rand", "os/exec", "syscall", "log", "log/slog", "unsafe"}
	for file, imports := range importsUnder(t, ".") {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, imported := range imports {
			if slices.Contains(forbidden, imported) {
				t.Errorf("%s imports %s", file, imported)
			}
			if strings.Contains(strings.Split(imported, "/")[0], ".") && thirdParties[imported] == "" && !underThirdParty(imported) {
				t.Errorf("%s imports %s, which is not in the list with a reason", file, imported)
			}
		}
	}
}

func underThirdParty(imported string) bool {
	for name := range thirdParties {
		if strings.HasPrefix(imported, name+"/") {
			return true
		}
	}
	return false
}

// TestTheHouseKeepsItsWalls is the import law around the engine: storage and engine
// do not know each other, and neither knows app.
func TestTheHouseKeepsItsWalls(t *testing.T) {
	for file, imports := range importsUnder(t, "../storage") {
		for _, imported := range imports {
			if strings.HasPrefix(imported, "sandtable/engine") || strings.HasPrefix(imported, "sandtable/app") {
				t.Errorf("%s imports %s", file, imported)
			}
		}
	}
	doors := []string{"sandtable/app/desktop", "sandtable/app/server", "sandtable/app/cli", "sandtable/app/api"}
	for file, imports := range importsUnder(t, "../app") {
		if strings.Contains(filepath.ToSlash(strings.TrimPrefix(file, "../app/")), "/") || strings.HasSuffix(file, "_test.go") {
			continue // in a door itself
		}
		for _, imported := range imports {
			if slices.Contains(doors, imported) {
				t.Errorf("%s imports %s: services know no transport", file, imported)
			}
		}
	}
}

func TestTheLastElementOfAPackagePathIsUnique(t *testing.T) {
	where := map[string]string{}
	for _, root := range []string{".", "../storage", "../app"} {
		for file := range importsUnder(t, root) {
			folder := path.Dir(filepath.ToSlash(filepath.Join("engine", file)))
			if other, ok := where[path.Base(folder)]; ok && other != folder {
				t.Errorf("both %s and %s are called %s", other, folder, path.Base(folder))
			}
			where[path.Base(folder)] = folder
		}
	}
}

// importsUnder is what every Go file under a folder imports.
func importsUnder(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(file string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && e.Name() == "testdata" {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		found[file] = []string{}
		for _, i := range parsed.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			found[file] = append(found[file], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
