// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.common;

import java.io.Serializable;
import java.time.Instant;

/** Is an object with an id. */
public abstract class Entity implements Serializable {
    private static final long serialVersionUID = 1L;

    private Instant changed;
    private String owner;
    private long id;
    private String label;

    /** Returns the time of the last change. */
    public Instant getChanged() {
        return changed;
    }

    public void setChanged(Instant changed) {
        this.changed = changed;
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }

    public long getId() {
        return id;
    }

    public void setId(long id) {
        this.id = id;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }
}
