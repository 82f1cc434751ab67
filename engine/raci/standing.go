package raci

import "sandtable/engine/model"

// Standing is where a role stands in the organisation:
//
//	<st:role senior="Head" deputy="Clerk2" unit="Lending" kind="internal"/>
type Standing struct {
	Deputy string   // the role that stands in for it, by id
	Senior string   // the role above it, by id
	Unit   string   // of the organisation, by name
	Kind   RoleKind // empty: not said, which counts as Internal
}

// RoleKind is what kind of party a role is.
type RoleKind string

const (
	Internal RoleKind = "internal" // people of the company
	External RoleKind = "external" // customers, suppliers, authorities
	System   RoleKind = "system"   // software or a machine
	Person   RoleKind = "person"   // one human being, by name
)

// RoleKinds are those that there are.
var RoleKinds = []RoleKind{Internal, External, System, Person}

// StandingOf is what a drawing says of a role: of a resource, a lane or a pool.
func StandingOf(b *model.Base) Standing {
	for _, x := range b.Own("role") {
		return Standing{Deputy: trimmed(x, "deputy"), Senior: trimmed(x, "senior"), Unit: trimmed(x, "unit"), Kind: RoleKind(trimmed(x, "kind"))}
	}
	return Standing{}
}
