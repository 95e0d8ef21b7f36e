package com.example.frames;

import java.io.Serializable;
import java.util.List;

public record GraphRecord(int number, String text, Color color, List<Object> items) implements Serializable {
}
