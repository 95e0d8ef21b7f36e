// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

import com.acme.common.Entity;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Represents a product. */
public class Product extends Entity {
    private static final long serialVersionUID = 1L;

    private int label;
    private List<Line> lines;
    private Map<Region, String[]> names;
    private String secret;

    public int getLabelOfProduct() {
        return label;
    }

    public void setLabelOfProduct(int label) {
        this.label = label;
    }

    public List<Line> getLines() {
        return lines;
    }

    public void setLines(List<Line> lines) {
        this.lines = lines;
    }

    public Map<Region, String[]> getNames() {
        return names;
    }

    public void setNames(Map<Region, String[]> names) {
        this.names = names;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** Represents a line of a product. */
    public static class Line implements Serializable {
        private static final long serialVersionUID = 1L;

        private Map.Entry<String, Integer> entry;
        private int position;

        public Map.Entry<String, Integer> getEntry() {
            return entry;
        }

        public void setEntry(Map.Entry<String, Integer> entry) {
            this.entry = entry;
        }

        public int getPosition() {
            return position;
        }

        public void setPosition(int position) {
            this.position = position;
        }
    }
}
