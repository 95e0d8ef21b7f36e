// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

public interface Alert {
    void raised(String text, Region region);
}
