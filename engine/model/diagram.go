package model

// Diagram is one drawing of the file: where things stand on the page.
type Diagram struct {
	Base
	Plane  ID // the process, collaboration or sub-process drawn
	Shapes []*Shape
	Edges  []*Edge
}

// Shape is where an element stands.
type Shape struct {
	Base
	Element             ID
	X, Y, Width, Height float64
	Horizontal          bool // of a pool or lane
	Expanded            bool // of a sub-process
	MarkerVisible       bool // of an exclusive gateway
	Label               *Bounds
}

// Edge is the line of a flow or association.
type Edge struct {
	Base
	Element   ID
	WayPoints []Point
	Label     *Bounds
}

// Bounds is a rectangle on the page, in pixels.
type Bounds struct{ X, Y, Width, Height float64 }

// Point is a point on the page, in pixels.
type Point struct{ X, Y float64 }
