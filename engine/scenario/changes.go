package scenario

import (
	"bytes"
	"fmt"

	jsonpatch "github.com/evanphx/json-patch/v5"
)

// Apply makes a scenario out of another one and what changes in it: a to-be out of the as-is. Changes are a JSON merge patch (RFC 7396):
// what is named replaces what was there, null takes it away, and lists are replaced whole. The result is checked like any scenario.
func Apply(base, changes []byte) (*Scenario, error) {
	merged, err := jsonpatch.MergePatch(base, changes)
	if err != nil {
		return nil, fmt.Errorf("scenario: changes: %w", err)
	}
	return Decode(bytes.NewReader(merged))
}

// Changes says what makes one scenario out of another, so that Apply gives the other again. Both are scenario JSON.
func Changes(base, other []byte) ([]byte, error) {
	changes, err := jsonpatch.CreateMergePatch(base, other)
	if err != nil {
		return nil, fmt.Errorf("scenario: changes: %w", err)
	}
	return changes, nil
}
