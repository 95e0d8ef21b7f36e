// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

public interface Watcher {
    boolean changed(Price value1, int value2);
}
