namespace System.Runtime.CompilerServices;

/// <summary>What the compiler needs for records and init members, and netstandard2.0 has not.</summary>
internal static class IsExternalInit;
