package app

import (
	"context"
	"encoding/json"
	"strings"

	"sandtable/engine/dialect"
	"sandtable/engine/finding"
	"sandtable/engine/scenario"
)

// Deployments is the service that hands processes to process engines. The zero value is ready for use.
type Deployments struct{}

// Executing is a drawing that an engine is to run.
type Executing struct {
	XML       string
	Scenario  json.RawMessage // whose data stand in where the drawing has none; null or empty: none
	Engine    string          // finding.Camunda7, finding.Camunda8 or finding.Flowable
	Version   string          // of the process, for people; empty: none
	KeepFor   string          // how long the engine keeps a finished case, ISO 8601; empty: dialect.DefaultKeepFor
	Correlate string          // the variable by which messages find their case; empty: dialect.DefaultCorrelate
}

// Write makes the files that an engine takes, or tells what it cannot be told.
func (s *Deployments) Write(ctx context.Context, e Executing) (*dialect.Executable, error) {
	var numbers *scenario.Scenario
	if len(e.Scenario) > 0 && string(e.Scenario) != "null" {
		var err error
		if numbers, err = readScenario(e.Scenario); err != nil {
			return nil, err
		}
	}
	x, err := dialect.Write(strings.NewReader(e.XML), dialect.Options{Engine: e.Engine, Numbers: numbers, Version: e.Version, KeepFor: e.KeepFor, Correlate: e.Correlate})
	if err != nil {
		return nil, failed(err)
	}
	if err := ctx.Err(); err != nil {
		return nil, unavailable(err)
	}
	return x, nil
}

// Deployed is what an engine has made of a deployment.
type Deployed struct {
	ID        string              // of the deployment
	Processes []DeployedProcess   // that can be started now
	Unchanged bool                // the engine had the same already
	Refusals  finding.Findings    // what the engine has against it: then nothing is deployed
	Target    string              // where it was sent, without a login
	Written   *dialect.Executable // what was sent, or why nothing was
}

// DeployedProcess is a process as its engine knows it.
type DeployedProcess struct {
	ID      string // in the file
	Version int    // as the engine counts
	Key     string // the engine's own id
}

// Deploy writes a process for an engine and hands it over. What cannot be said in the engine's words, and what the engine itself
// has against it, is in the answer; the error tells why the engine could not be asked.
func (s *Deployments) Deploy(ctx context.Context, e Executing, to Target) (Deployed, error) {
	x, err := s.Write(ctx, e)
	if err != nil {
		return Deployed{}, err
	}
	if x.Refused() {
		return Deployed{Written: x}, nil
	}
	done, err := to.deploy(ctx, x)
	done.Written = x
	return done, err
}
