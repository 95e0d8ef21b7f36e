package com.acme.modern;

public sealed interface Shape permits Shape.Circle, Shape.Square {
    record Circle(double radius) implements Shape {
    }

    record Square(double side, java.util.List<String> labels) implements Shape {
        public Square {
            if (side < 0) {
                throw new IllegalArgumentException();
            }
        }
    }
}
