// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.shapes;

/** Is a shelf. */
public interface Shelf {
}
