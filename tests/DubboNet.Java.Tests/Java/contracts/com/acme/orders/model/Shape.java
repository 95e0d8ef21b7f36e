package com.acme.orders.model;

import java.io.Serializable;

/** A shape of a parcel. */
public sealed interface Shape extends Serializable permits Shape.Box, Shape.Tube {
    double volume();

    /**
     * A box.
     *
     * @param sides the lengths of its sides
     */
    record Box(double[] sides) implements Shape {
        @Override
        public double volume() {
            return sides[0] * sides[1] * sides[2];
        }
    }

    record Tube(double length, double radius) implements Shape {
        @Override
        public double volume() {
            return length * radius * radius * Math.PI;
        }
    }
}
