package app

import (
	"sandtable/engine"
	"sandtable/engine/problem"
	"sandtable/storage"
)

// Release is the program's version.
const Release = "0.1.0"

// About says which program this is.
type About struct {
	Name      string
	Version   string
	Engine    string // the engine's version, which every run carries
	SQLite    string
	Languages []problem.Language
}

// AboutSandtable describes this program.
func AboutSandtable() About {
	return About{
		Name:      "Sandtable",
		Version:   Release,
		Engine:    engine.Version,
		SQLite:    storage.SQLiteVersion(),
		Languages: []problem.Language{problem.Chinese, problem.English},
	}
}
