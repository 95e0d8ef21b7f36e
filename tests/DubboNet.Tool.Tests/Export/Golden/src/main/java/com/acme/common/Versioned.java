// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.common;

/** Has a version. */
public interface Versioned {
    /** Returns the version. */
    String version();
}
