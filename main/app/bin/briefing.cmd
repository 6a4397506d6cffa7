@echo off
rem The command line of the packed app: its own program, without a window. Words after -- are the command's.
"%~dp0..\..\Briefing Desk.exe" --command-line --log-level=3 -- %*
exit /b %ERRORLEVEL%
