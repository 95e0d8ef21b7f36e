// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

/** Represents a region. */
public enum Region {
    /** The north. */
    NORTH,
    SOUTH_EAST,
    WESTERN
}
